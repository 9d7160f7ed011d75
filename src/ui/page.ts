/** Names of the regions of index.html, and full screen. */
import { byId } from './dom.ts';
import { t } from './strings.ts';

/** Gives the landmarks of the page their names, from the table of texts. */
export function nameRegions(): void {
  byId('stage').setAttribute('aria-label', t('region.stage'));
  byId('numbers').setAttribute('aria-label', t('region.numbers'));
  byId('chart').setAttribute('aria-label', t('region.chart'));
  byId('transport').setAttribute('aria-label', t('region.transport'));
  byId('panel').setAttribute('aria-label', t('region.panel'));
  byId('look').setAttribute('aria-label', t('region.look'));
  byId('inspector').setAttribute('aria-label', t('region.inspector'));
  byId('skip').textContent = t('skip');
}

/** Enters or leaves full screen, where the browser allows it. */
export function toggleFullScreen(): void {
  const change =
    document.fullscreenElement === null ? document.documentElement.requestFullscreen() : document.exitFullscreen();
  change.catch(() => undefined);
}
