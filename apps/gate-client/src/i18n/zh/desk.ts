import { alarm } from './alarm.ts';
import { audit } from './audit.ts';
import { board } from './board.ts';
import { history } from './history.ts';
import { office } from './office.ts';
import { review } from './review.ts';
import { wall } from './wall.ts';

/** What the screens at a desk and on the wall say: loaded with them. */
export const zhDesk = {
  alarm,
  audit,
  board,
  history,
  office,
  review,
  wall,
};
