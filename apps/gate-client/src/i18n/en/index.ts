import type { Shape } from '../shape.ts';
import type { zh } from '../zh/index.ts';
import { board } from './board.ts';
import { commands } from './commands.ts';
import { common } from './common.ts';
import { errors } from './errors.ts';
import { deadlines, events } from './events.ts';
import { gate } from './gate.ts';
import { office } from './office.ts';
import { plate } from './plate.ts';
import { rules } from './rules.ts';
import { session } from './session.ts';
import { steps } from './steps.ts';
import { strip } from './strip.ts';
import { terms } from './terms.ts';
import { unloading } from './unloading.ts';
import { wall } from './wall.ts';

export const en: Shape<typeof zh> = {
  board,
  commands,
  common,
  errors,
  deadlines,
  events,
  gate,
  office,
  plate,
  rules,
  session,
  steps,
  strip,
  terms,
  unloading,
  wall,
};
