import { words as admit } from './admit/words.ts';
import { words as arrive } from './arrive/words.ts';
import { words as disinfect } from './disinfect/words.ts';
import { words as dock } from './dock/words.ts';
import { words as inspect } from './inspect/words.ts';
import { words as wash } from './wash/words.ts';
import { words as dry } from './dry/words.ts';
import { words as leg } from './leg/words.ts';
import { words as load } from './load/words.ts';
import { words as reconcile } from './reconcile/words.ts';
import { words as release } from './release/words.ts';
import { words as seal } from './seal/words.ts';
import { words as unload } from './unload/words.ts';
import { words as verifyCrew } from './verify-crew/words.ts';
import { words as weigh } from './weigh/words.ts';

const kinds = {
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
type Kinds = typeof kinds;
type Language = 'zh' | 'en';

/** What every kind of step says, in each language. Both come together: they are loaded after the first view. */
export const stepWords = { zh: wordsIn('zh'), en: wordsIn('en') };

function wordsIn<L extends Language>(language: L): { [K in keyof Kinds]: Kinds[K][L] } {
  const said = Object.entries(kinds).map(([kind, words]) => [kind, words[language]]);
  return Object.fromEntries(said) as { [K in keyof Kinds]: Kinds[K][L] };
}
