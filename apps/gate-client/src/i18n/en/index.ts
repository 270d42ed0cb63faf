import { mergeWords } from '../shape.ts';
import { enDesk } from './desk.ts';
import { enFirst } from './first.ts';
import { enTablet } from './tablet.ts';

/** All of it; the program loads the parts. A new topic belongs to one of them, or is shared out among them. */
export const en = mergeWords(mergeWords(enFirst, enTablet), enDesk);
