/** Files that the page gives to the visitor, and the picture with a line below it that says what it shows. */
import type { Theme } from '../palette.ts';

/** Offers a file for download. */
export function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name for a file: letters, digits and dashes of the parts. */
export function fileName(parts: readonly string[], ending: string): string {
  const clean = parts.map((part) => part.replace(/[^\p{L}\p{N}.]+/gu, '-').replace(/^-+|-+$/g, ''));
  return `${clean
    .filter((part) => part !== '')
    .join('-')
    .slice(0, 80)}${ending}`;
}

/** Draws the canvas into a larger one with the caption below. */
export function pictureWithCaption(picture: HTMLCanvasElement, caption: string, theme: Theme): Promise<Blob> {
  const out = document.createElement('canvas');
  const size = Math.max(14, Math.round(picture.width / 90));
  out.width = picture.width;
  out.height = picture.height + size * 2;
  const pen = out.getContext('2d');
  if (pen === null) return Promise.reject(new Error('no canvas'));
  pen.drawImage(picture, 0, 0);
  pen.fillStyle = theme.panel;
  pen.fillRect(0, picture.height, out.width, size * 2);
  pen.fillStyle = theme.text;
  pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  pen.textBaseline = 'middle';
  pen.fillText(caption, size, picture.height + size, out.width - 2 * size);
  return new Promise((resolve, reject) => {
    out.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}
