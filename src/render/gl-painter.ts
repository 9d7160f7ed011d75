/** Draws with WebGL 2 through pixi: the tissue, then every cell in one call, then the marks of the selected one. */
import { BufferImageSource, UniformGroup } from 'pixi.js';
import type { Frame } from '../frame/frame.ts';
import type { Theme } from '../palette.ts';
import { homeCamera } from './camera.ts';
import { createCells } from './cells.ts';
import { detailFor } from './detail.ts';
import { createDevice } from './device.ts';
import { createEasel } from './easel.ts';
import { fullnessOf } from './fullness.ts';
import {
  type Cancer,
  cancerOf,
  colouring,
  colourRows,
  grainRows,
  kindCount,
  radiiOf,
  rampRows,
  rgb,
  shapeRows,
} from './looks.ts';
import { createMarks } from './marks.ts';
import { noiseSide, noiseTile } from './noise.ts';
import { type Look, type Painter, type Shot, showsTrails } from './painter.ts';
import type { Surface } from './quality.ts';
import { placeOf } from './selection.ts';
import type { Part } from './stretches.ts';
import { createTissue } from './tissue.ts';
import { sceneCode, tissueColours, tissueRows } from './tissue-colours.ts';
import { createTrails } from './trails.ts';

/** Least radius of a cell on the screen, in CSS px, so that distant cells stay visible. */
const leastRadius = 1.15;

/** Time between two programs that are got ready, in ms. */
const primeEvery = 700;

/** A field that fills every screen, in µm. */
const largeField = { width: 5000, height: 5000 };

const vec4 = 'vec4<f32>';

/**
 * A painter on a canvas and WebGL context of its own.
 * @throws Error when the browser gives no WebGL 2 context
 */
export async function createGlPainter(surface: Surface): Promise<Painter> {
  const device = await createDevice(surface);
  const { canvas, gl } = device;
  // asked before anything is to be done there, for which the answer would wait
  const isSoftware = drawnByProcessor(gl);

  const view = new UniformGroup({
    uCamera: { value: new Float32Array(4), type: vec4 },
    uScreen: { value: new Float32Array(4), type: vec4 },
    uField: { value: new Float32Array([1, 1, 0, 0]), type: vec4 },
  });
  const looks = new UniformGroup({
    uShape: { value: new Float32Array(kindCount * 4), type: vec4, size: kindCount },
    uGrain: { value: new Float32Array(kindCount * 4), type: vec4, size: kindCount },
    uMark: { value: new Float32Array(kindCount * 4), type: vec4, size: kindCount },
    uBody: { value: new Float32Array(kindCount * 4), type: vec4, size: kindCount },
    uNucleus: { value: new Float32Array(kindCount * 4), type: vec4, size: kindCount },
    uOutline: { value: new Float32Array(kindCount * 4), type: vec4, size: kindCount },
    uSigns: { value: new Float32Array(24), type: vec4, size: 6 },
    uRamp: { value: new Float32Array(32), type: vec4, size: 8 },
    uColouring: { value: new Int32Array(4), type: 'vec4<i32>' },
    uLight: { value: new Float32Array(4), type: vec4 },
  });
  const ground = new UniformGroup({
    uScene: { value: new Float32Array(4), type: vec4 },
    uTissue: { value: new Float32Array(tissueColours * 4), type: vec4, size: tissueColours },
  });
  const noise = new BufferImageSource({
    resource: noiseTile(),
    width: noiseSide,
    height: noiseSide,
    format: 'rgba8unorm',
    alphaMode: 'no-premultiply-alpha',
    addressMode: 'repeat',
    scaleMode: 'linear',
    autoGarbageCollect: false,
  });
  const tissue = createTissue(device, view, ground, noise);
  const cells = createCells(view, looks, noise);
  const marks = createMarks(view);
  const trails = createTrails(view);
  const shapes = [...tissue.shapes, trails.shape, cells.shape, marks.shape];
  // they are ready by the time when the simulation has its first frame
  const first = homeCamera(largeField, {
    width: surface.width / surface.ratio,
    height: surface.height / surface.ratio,
  });
  const shaders = [
    ...tissue.first.map(({ shader }) => shader),
    cells.shaderAt(
      first.scale * surface.ratio,
      radiiOf(cancerOf({ scene: 'marrow', disease: 'ALL' })),
      isSoftware ? Infinity : 0,
    ),
  ];
  guarded(() => device.programs.begin(shaders.map(({ glProgram }) => glProgram)));
  let ratio = surface.ratio;
  let themed = 0;
  let hasHaze = true;
  let wantsTrails = false;
  /** Where trails are being laid; undefined while there are none. */
  let trailed: Part | undefined;
  let shown: Frame | undefined;
  /** The cancer cells whose shape the looks hold, and the smallest and largest radius of all cells, in µm. */
  let shaped: Cancer | undefined;
  let radii: [smallest: number, largest: number] = [1, 1];
  let primer: ReturnType<typeof setTimeout> | undefined;
  let hasPrimed = false;
  const easel = createEasel(device, isSoftware);
  canvas.addEventListener('webglcontextrestored', forget);

  function forget(): void {
    easel.forget();
    tissue.forget();
  }

  function resize(next: Surface): void {
    ratio = next.ratio;
    device.resize(next.width, next.height);
  }

  function show(frame: Frame): void {
    view.uniforms.uField[0] = frame.width;
    view.uniforms.uField[1] = frame.height;
    shown = frame;
    const { uScene } = ground.uniforms;
    uScene[0] = sceneCode(frame.scene);
    // in steps, because a still tissue is drawn anew when it changes
    uScene[3] = settled(uScene[3], fullnessOf(frame));
    shape(cancerOf(frame));
    cells.show(frame.buffer, frame.count, frame.width, frame.height);
    if (trailed !== undefined) trails.add(frame, trailed);
    guarded(() => {
      tissue.build(frame.tissue);
      tissue.setHaze(hasHaze ? frame.haze : undefined);
    });
  }

  function shape(cancer: Cancer): void {
    if (cancer === shaped) return;
    shaped = cancer;
    looks.uniforms.uShape.set(shapeRows(cancer));
    looks.uniforms.uGrain.set(grainRows(cancer));
    radii = radiiOf(cancer);
  }

  /** A context that is lost half-way through answers with nulls; the loss itself is reported by its event. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!gl.isContextLost()) throw error;
    }
  }

  function setTheme(theme: Theme, look: Look): void {
    themed++;
    const { uniforms } = looks;
    uniforms.uMark.set(colourRows(theme, look, 'mark'));
    uniforms.uBody.set(colourRows(theme, look, 'body'));
    uniforms.uNucleus.set(colourRows(theme, look, 'nucleus'));
    uniforms.uOutline.set(colourRows(theme, look, 'outline'));
    const { antigen, receptor, memory, exhausted, dead, pdl1 } = theme.signs;
    uniforms.uSigns.set([antigen, receptor, memory, exhausted, dead, pdl1].flatMap((hex) => [...rgb(hex), 1]));
    const [mode, bearers] = colouring(look);
    uniforms.uRamp.set(rampRows(theme, look));
    uniforms.uColouring.set([mode, bearers, look.fade]);
    uniforms.uLight.set(look.light === null ? [0, 0, 0] : [...look.light, 1]);
    marks.setColour(...rgb(look.stain ? '#10151C' : theme.selected));
    hasHaze = look.haze && !look.stain;
    wantsTrails = showsTrails(look);
    trails.setColour(...rgb(receptor));
    guarded(() => tissue.setHaze(hasHaze ? shown?.haze : undefined));
    ground.uniforms.uTissue.set(tissueRows(theme, look));
    const isDark = theme.isDark && !look.stain;
    ground.uniforms.uScene[2] = isDark ? 0 : 1;
    view.uniforms.uField[2] = isDark ? 1 : 0;
    view.uniforms.uField[3] = look.stain ? 1 : 0;
  }

  function paint(shot: Shot): void {
    if (gl.isContextLost()) return;
    view.uniforms.uCamera.set([shot.camera.x, shot.camera.y, shot.camera.scale * ratio, shot.alpha]);
    view.uniforms.uScreen.set([canvas.width, canvas.height, leastRadius * Math.max(0.75, ratio), shot.seconds]);
    ground.uniforms.uScene[1] = shot.quality.tissue === 'plain' ? 0 : 1;
    const { camera, quality } = shot;
    const { width, height } = canvas;
    const scale = camera.scale * ratio;
    const sight = { x: camera.x, y: camera.y, scale, width, height };
    const [fieldWidth, fieldHeight] = view.uniforms.uField;
    const [scene, , , fullness] = ground.uniforms.uScene;
    const still = [themed, quality.tissue, fieldWidth, fieldHeight, scene, fullness].join(' ');
    const place = placeOf(shot.selection, shown, shot.alpha);
    marks.place(shot.selection, place?.x ?? 0, place?.y ?? 0, place?.radius ?? 0, ratio);
    const seen = { ...sight, width: width / scale, height: height / scale };
    const isFar = detailFor(radii[0] * scale, radii[1] * scale, 0) === 0;
    trailed = wantsTrails && !isFar ? seen : undefined;
    if (trailed === undefined) trails.clear();
    trails.prepare(ratio);
    guarded(() => {
      tissue.prepare(sight, quality.tissue === 'moving' ? undefined : still, shot.seconds, quality, shot.isMoving);
      cells.prepare(seen, radii, quality.cells === 'plain');
      easel.draw(shapes, shot.isAtOnce);
    });
  }

  function settle(): boolean {
    if (!device.programs.areReady()) return false;
    let isDone = true;
    guarded(() => {
      isDone = easel.settle();
    });
    if (isDone && !hasPrimed) primeLater();
    hasPrimed ||= isDone;
    return isDone;
  }

  /** Gets the programs ready that another camera will need. Where a processor draws, that would hold up what is on the screen. */
  function primeLater(): void {
    if (isSoftware) return;
    primer ??= setTimeout(() => {
      primer = undefined;
      guarded(() => {
        if (!gl.isContextLost() && cells.prime(device)) primeLater();
      });
    }, primeEvery);
  }

  function destroy(): void {
    clearTimeout(primer);
    // the context may come back when nothing is left here that could forget it
    canvas.removeEventListener('webglcontextrestored', forget);
    cells.destroy();
    marks.destroy();
    trails.destroy();
    tissue.destroy();
    easel.destroy();
    noise.destroy();
    device.destroy();
  }

  return { mode: 'webgl', canvas, isSoftware, resize, show, setTheme, paint, settle, destroy };
}

/** The same as the tissue shows it: in steps of 1/16, and only once it has left its step clearly. */
function settled(before: number, now: number): number {
  const steps = 16;
  return Math.abs(now - before) * steps < 0.75 ? before : Math.round(now * steps) / steps;
}

/** Whether a processor stands in for a graphics card, going by the name that the driver gives. */
function drawnByProcessor(gl: WebGLRenderingContext): boolean {
  const extension = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = extension && gl.getParameter(extension.UNMASKED_RENDERER_WEBGL);
  return typeof name === 'string' && /swiftshader|llvmpipe|softpipe|basic render|software/i.test(name);
}
