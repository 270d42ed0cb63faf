import { enDesk } from './desk.ts';
import { enDuty } from './duty.ts';
import { enTablet } from './tablet.ts';

/** All of it; the program loads the parts. A new topic belongs to one of them. */
export const en = { ...enTablet, ...enDuty, ...enDesk };
