import { zhDesk } from './desk.ts';
import { zhDuty } from './duty.ts';
import { zhTablet } from './tablet.ts';

/** All of it; the program loads the parts. A new topic belongs to one of them. */
export const zh = { ...zhTablet, ...zhDuty, ...zhDesk };
