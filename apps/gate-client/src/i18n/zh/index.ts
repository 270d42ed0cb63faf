import { mergeWords } from '../shape.ts';
import { zhDesk } from './desk.ts';
import { zhFirst } from './first.ts';
import { zhTablet } from './tablet.ts';

/** All of it; the program loads the parts. A new topic belongs to one of them, or is shared out among them. */
export const zh = mergeWords(mergeWords(zhFirst, zhTablet), zhDesk);
