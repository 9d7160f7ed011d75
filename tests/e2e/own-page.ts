/** Builds the page into a folder of its own and serves it, for checks that run outside the project of end-to-end tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, preview, type Plugin } from 'vite';

/** A served page. */
export type OwnPage = { readonly baseUrl: string; readonly close: () => Promise<void> };

/** Builds and serves the page as it is now. */
export async function serveOwnPage(): Promise<OwnPage> {
  const outDir = mkdtempSync(join(tmpdir(), 'cart-lab-page-'));
  await build({ mode: 'production', logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const { baseUrl, close } = await serveFolder(outDir);
  return {
    baseUrl,
    close: async () => {
      await close();
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}

/** Serves a page that is built already. @param asked told the path of every request, as the server hears it */
export async function serveFolder(outDir: string, asked: (path: string) => void = () => undefined): Promise<OwnPage> {
  const listening: Plugin = {
    name: 'listening',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _, next) => {
        asked(new URL(request.url ?? '/', 'http://here').pathname);
        next();
      });
    },
  };
  const server = await preview({
    preview: { host: '127.0.0.1', open: false },
    build: { outDir },
    plugins: [listening],
    logLevel: 'warn',
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
  return { baseUrl: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
