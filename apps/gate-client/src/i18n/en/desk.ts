import type { Shape } from '../shape.ts';
import type { zhDesk } from '../zh/desk.ts';
import { alarm } from './alarm.ts';
import { audit } from './audit.ts';
import { board } from './board.ts';
import { history } from './history.ts';
import { office } from './office.ts';
import { review } from './review.ts';
import { wall } from './wall.ts';

export const enDesk: Shape<typeof zhDesk> = {
  alarm,
  audit,
  board,
  history,
  office,
  review,
  wall,
};
