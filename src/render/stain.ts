/** The stain view, in which cells and tissue look as in a laboratory. */

/** Colours of the stain view: as if smeared and stained by Wright and Giemsa, where all lymphocytes look alike. The same in every theme. */
export const stain = {
  ground: '#F3EBE6',
  fibre: '#E9D3D3',
  nucleus: '#5B3A8E',
  blastNucleus: '#7A55A8',
  cytoplasm: '#A9BFE6',
  deepCytoplasm: '#5F7FC4',
  outline: '#6F6AA8',
} as const;
