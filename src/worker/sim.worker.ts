/** The worker's entry: the model, served to the page. */
import { createWorld } from '../model/scenario.ts';
import { createScratch, step } from '../model/step.ts';
import { type Scope, serve } from './host.ts';

serve(globalThis as unknown as Scope, { createWorld, createScratch, step });
