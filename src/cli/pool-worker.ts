/** A worker thread of a sweep: takes a scenario, gives back its result. */
import { parentPort } from 'node:worker_threads';
import type { Scenario } from '../model/scenario.ts';
import { oneRun } from './one-run.ts';

parentPort?.on('message', (scenario: Scenario) => parentPort?.postMessage(oneRun(scenario)));
