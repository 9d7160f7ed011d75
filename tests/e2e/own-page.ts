/** Builds the page into a folder of its own and serves it, for checks that run outside the project of end-to-end tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview } from 'vite';

/** A served page. */
export type OwnPage = { readonly baseUrl: string; readonly close: () => Promise<void> };

/** Builds and serves the page as it is now. */
export async function serveOwnPage(): Promise<OwnPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'cart-lab-page-'));
  await build({ mode: 'production', logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const server = await preview({ preview: { host: '127.0.0.1', open: false }, build: { outDir }, logLevel: 'warn' });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  return {
    baseUrl: `http://127.0.0.1:${address.port}/`,
    close: async () => {
      await server.close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
