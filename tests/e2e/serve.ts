/** Builds the page once, serves dist on a free port for the browser tests, and provides its address as `baseUrl`. */
import { build, preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    baseUrl: string;
  }
}

/** Called by vitest before the first browser test; what it returns is called after the last one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // `npm test` has just built the page as a step of its own.
  if (process.env['CART_LAB_BUILT'] !== '1') await buildPage();
  const server = await preview({ preview: { host: '127.0.0.1', port: 41730, open: false }, logLevel: 'warn' });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  project.provide('baseUrl', `http://127.0.0.1:${address.port}/`);
  return () => server.close();
}

/** Builds as `npm run build` does: vitest's own NODE_ENV would leave the service worker out. */
async function buildPage(): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  await build({ mode: 'production', logLevel: 'warn' });
  process.env['NODE_ENV'] = before;
}
