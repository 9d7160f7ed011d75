/** Builds the page (`vite build`; `--mode single` makes one self-contained file) and defines the test projects. */
import type { Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { viteSingleFile } from 'vite-plugin-singlefile';
import { defineConfig } from 'vitest/config';

/** The slow kinds of test, each with a project of its own; everything else under tests/ is the unit project. */
const slow = ['tests/e2e/**', 'tests/visual/**', 'tests/long/**'];

/** A test that comes to its end without having asserted anything has failed. */
const asserted = { requireAssertions: true };

/** Carries the worker inside the page's script, because a single file has nowhere else to load it from, and lets the page do so. */
const inlineWorker: Plugin = {
  name: 'inline-worker',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/src/worker/spawn.ts')) return null;
    const inlined = code
      .replace('./sim.worker.ts?worker&url', './sim.worker.ts?worker&inline')
      .replace('new Worker(trustedScript(workerUrl), {', 'new (workerUrl as unknown as new (o: object) => Worker)({');
    return { code: inlined, map: null };
  },
  // a file cannot keep the strict policy: its script and style are inside it, and its worker is a blob
  transformIndexHtml: (html) =>
    html
      .replace("script-src 'self'; style-src 'self'", "script-src 'unsafe-inline'; style-src 'unsafe-inline'")
      .replace("worker-src 'self'", 'worker-src blob: data:')
      .replace("; require-trusted-types-for 'script'; trusted-types cart-lab", ''),
};

/** Leaves out what pixi's index registers (loaders, masks, whole environments): src/render/device.ts names the few systems that draw here. */
const leanPixi: Plugin = {
  name: 'lean-pixi',
  transform: {
    filter: { id: /\/pixi\.js\/lib\/(index|rendering\/init|spritesheet\/init)\.mjs$/ },
    handler: () => ({ moduleSideEffects: false }),
  },
};

/** Has the browser fetch what src/main.ts has imported later together with it. */
const preloadPage: Plugin = {
  name: 'preload-page',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
      const later = chunks.filter(({ facadeModuleId }) =>
        /\/src\/(compose|render\/view)\.ts$/.test(facadeModuleId ?? ''),
      );
      const files = new Set(later.flatMap(({ fileName, imports }) => [fileName, ...imports]));
      return [...files]
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: 'link',
          injectTo: 'head',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
        }));
    },
  },
};

/** What several parts share comes in two files rather than in many: what the simulation needs, and what the page does. */
const groups = [
  { name: 'early', test: /\/src\/(early|run|worker|model|page\/(start|settings|weight)|story\/(?!file))/, priority: 2 },
  { name: 'shared', test: /\/src\//, minShareCount: 2, priority: 1 },
];

/** Keeps the whole page for use without a network. A new version waits until all tabs are closed: it never changes a running lecture. */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: null,
  manifest: {
    name: 'CAR-T Lab',
    short_name: 'CAR-T Lab',
    description: 'A living simulation of CAR-T cell therapy. Educational, not medical advice.',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#0e1526',
    theme_color: '#0e1526',
    icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' }],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,svg}'],
    ignoreURLParametersMatching: [/.*/],
    maximumFileSizeToCacheInBytes: 4_000_000,
  },
});

export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: 'assets/public',
  build: {
    target: 'es2022',
    outDir: mode === 'single' ? 'dist-single' : 'dist',
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { output: mode === 'single' ? {} : { codeSplitting: { groups } } },
  },
  // A page opened from a file may start classic workers from a blob, but no module workers.
  worker: { format: mode === 'single' ? 'iife' : 'es' },
  plugins: [leanPixi, ...(mode === 'single' ? [inlineWorker, viteSingleFile()] : [preloadPage, offline])],
  test: {
    projects: [
      {
        test: { name: 'unit', include: ['tests/**/*.test.ts'], exclude: slow, testTimeout: 30_000, expect: asserted },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/{e2e,visual}/**/*.test.ts'],
          globalSetup: 'tests/e2e/serve.ts',
          expect: asserted,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'long',
          include: ['tests/long/**/*.test.ts'],
          expect: asserted,
          testTimeout: 3_600_000,
          hookTimeout: 3_600_000,
        },
      },
    ],
  },
}));
