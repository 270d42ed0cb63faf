import { words as admit } from './admit/words.zh.ts';
import { words as arrive } from './arrive/words.zh.ts';
import { words as disinfect } from './disinfect/words.zh.ts';
import { words as dock } from './dock/words.zh.ts';
import { words as inspect } from './inspect/words.zh.ts';
import { words as wash } from './wash/words.zh.ts';
import { words as dry } from './dry/words.zh.ts';
import { words as leg } from './leg/words.zh.ts';
import { words as load } from './load/words.zh.ts';
import { words as reconcile } from './reconcile/words.zh.ts';
import { words as release } from './release/words.zh.ts';
import { words as seal } from './seal/words.zh.ts';
import { words as unload } from './unload/words.zh.ts';
import { words as verifyCrew } from './verify-crew/words.zh.ts';
import { words as weigh } from './weigh/words.zh.ts';

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
