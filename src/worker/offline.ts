/** Keeps the page for use without a network, by the service worker that the build makes. */
import { trustedScript } from './trusted.ts';

/** Registers the service worker of a built page. Where that is not possible (a file, a foreign frame) the page works all the same, online. */
export function keepForOffline(): void {
  const isBuilt = import.meta.env.PROD && import.meta.env.MODE !== 'single';
  if (!isBuilt || !('serviceWorker' in navigator) || window !== window.top) return;
  navigator.serviceWorker
    .register(trustedScript('./sw.js'))
    .catch((error: unknown) => console.info('not kept for offline use:', error));
}
