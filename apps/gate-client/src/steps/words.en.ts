import { words as admit } from './admit/words.en.ts';
import { words as arrive } from './arrive/words.en.ts';
import { words as disinfect } from './disinfect/words.en.ts';
import { words as dock } from './dock/words.en.ts';
import { words as inspect } from './inspect/words.en.ts';
import { words as wash } from './wash/words.en.ts';
import { words as dry } from './dry/words.en.ts';
import { words as leg } from './leg/words.en.ts';
import { words as load } from './load/words.en.ts';
import { words as reconcile } from './reconcile/words.en.ts';
import { words as release } from './release/words.en.ts';
import { words as seal } from './seal/words.en.ts';
import { words as unload } from './unload/words.en.ts';
import { words as verifyCrew } from './verify-crew/words.en.ts';
import { words as weigh } from './weigh/words.en.ts';

/** What every kind of step says. */
export const stepWords = {
  arrive,
  disinfect,
  'verify-crew': verifyCrew,
  seal,
  admit,
  leg,
  dock,
  unload,
  load,
  reconcile,
  release,
  weigh,
  inspect,
  wash,
  dry,
};
