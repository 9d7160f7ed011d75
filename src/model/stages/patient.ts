/** The stage of a patient: agents stand for many cells, contacts and kills happen at rates. */
import { changeProduct, infuse } from '../infusion.ts';
import { createPatient } from '../patient.ts';
import { addCancer } from '../population.ts';
import { arrange } from '../rules/arrange.ts';
import { clear } from '../rules/clear.ts';
import { distribute } from '../rules/distribute.ts';
import { grow } from '../rules/grow.ts';
import { kill } from '../rules/kill.ts';
import { move } from '../rules/move.ts';
import { refine } from '../rules/refine.ts';
import { replace } from '../rules/replace.ts';
import { respond } from '../rules/respond.ts';
import { sense } from '../rules/sense.ts';
import { shed } from '../rules/shed.ts';
import { keepSwitchedOff } from '../treatment.ts';
import { advanceBody } from '../vitals.ts';
import type { Stage } from './stage.ts';

/** What happens in a patient. */
export const patient: Stage = {
  createWorld: createPatient,
  rules: [
    clear,
    arrange,
    move,
    sense,
    kill,
    shed,
    grow,
    replace,
    distribute,
    keepSwitchedOff,
    respond,
    refine,
    advanceBody,
  ],
  infuse(world, infusion) {
    changeProduct(world, infusion);
    infuse(world, infusion.cells);
  },
  challenge: (world, cells) => addCancer(world, cells, false),
};
