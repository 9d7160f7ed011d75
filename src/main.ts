/** The first thing that runs: sets the simulation to work, and has the page put together meanwhile. */
import './early.ts';

// keys that are pressed while the page is not there yet act as soon as it is
const pressed: KeyboardEvent[] = [];
const note = (event: KeyboardEvent): void => void pressed.push(event);
addEventListener('keydown', note);

import('./compose.ts').then(
  () => {
    removeEventListener('keydown', note);
    for (const event of pressed) event.target?.dispatchEvent(new KeyboardEvent(event.type, event));
  },
  (error: unknown) => {
    document.getElementById('unloaded')?.removeAttribute('hidden');
    throw error;
  },
);
