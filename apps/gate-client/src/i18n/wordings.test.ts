import { findWording } from '@cordon/protocol/words/wording.ts';
import { describe, expect, it } from 'vitest';
import { settled } from '../testing/timers.ts';
import type { Dictionary } from './translate.ts';
import { createWordings } from './wordings.ts';
import { zhFirst } from './zh/first.ts';
import { zh } from './zh/index.ts';

function setUp() {
  const asked: string[] = [];
  const waiting = new Map<string, { come: () => Promise<void>; fail: () => Promise<void> }>();
  const loader = (name: string) => () =>
    new Promise<Dictionary>((resolve, reject) => {
      asked.push(name);
      waiting.set(name, {
        come: () => {
          resolve({ [name]: name });
          return settled();
        },
        fail: () => {
          reject(new Error('no network'));
          return settled();
        },
      });
    });
  let waits = 0;
  let again = () => {};
  const wait = () => {
    waits += 1;
    return new Promise<void>((resolve) => void (again = resolve));
  };
  const wordings = createWordings(wait, {
    'zh-CN': { first: loader('zh first'), tablet: loader('zh tablet'), desk: loader('zh desk') },
    en: { first: loader('en first'), tablet: loader('en tablet'), desk: loader('en desk') },
  });
  const part = (name: string) => {
    const found = waiting.get(name);
    if (found === undefined) throw new Error(`nobody asked for ${name}`);
    return found;
  };
  const shown = () => {
    const { language, dictionary } = wordings.shown.getState();
    return `${language}: ${Object.keys(dictionary).join(', ')}`;
  };
  return { wordings, part, asked, shown, waits: () => waits, again: () => again() };
}

describe('the words that are loaded', () => {
  it('[U59] are those of the first view at first, in the language of this device', async () => {
    const wordings = createWordings(() => Promise.reject(new Error('they are there')));
    await wordings.begin('zh-CN');
    const { language, dictionary } = wordings.shown.getState();
    expect(language).toBe('zh-CN');
    expect(dictionary).toHaveProperty('gate.verdicts.mayEnter', '可以准入');
    expect(dictionary).not.toHaveProperty('errors');
    await wordings.begin('en');
    expect(wordings.shown.getState().dictionary).toHaveProperty('gate.title', 'Gate');
  });

  it('[U371] begin in the other language where one can not be had, and are asked for until one is there', async () => {
    const { wordings, part, shown, waits, again, asked } = setUp();
    let begun = false;
    void wordings.begin('en').then(() => (begun = true));
    await part('en first').fail();
    await part('zh first').fail();
    expect([begun, waits()]).toEqual([false, 1]);
    again();
    await settled();
    await part('en first').fail();
    await part('zh first').come();
    expect([begun, shown(), asked.length]).toEqual([true, 'zh-CN: zh first', 4]);
  });

  it('[U59] change language when the other words have come, all of them', async () => {
    const { wordings, part, shown } = setUp();
    void wordings.need('desk');
    void wordings.show('en');
    await part('en first').come();
    expect(shown()).toMatch(/^zh-CN/u);
    await part('en desk').come();
    expect(shown()).toBe('en: en first, en desk');
  });

  it('[U59] stay what they are when the others can not be had', async () => {
    const { wordings, part, shown } = setUp();
    const shownInEnglish = wordings.show('en');
    void part('en first').fail();
    await expect(shownInEnglish).rejects.toThrow('no network');
    expect(shown()).toMatch(/^zh-CN/u);
  });

  it('[U59] are asked for again by whoever needs them after they could not be had', async () => {
    const { wordings, part, shown } = setUp();
    const vain = wordings.need('tablet');
    void part('zh first').come();
    void part('zh tablet').fail();
    await expect(vain).rejects.toThrow('no network');
    const needed = wordings.need('tablet');
    expect(wordings.need('tablet')).toBe(needed);
    void part('zh first').come();
    await part('zh tablet').come();
    await needed;
    expect(shown()).toBe('zh-CN: zh first, zh tablet');
  });

  it('[U59] follow the last choice, whatever comes first', async () => {
    const { wordings, part, shown } = setUp();
    void wordings.show('en');
    void wordings.show('zh-CN');
    await part('zh first').come();
    await part('en first').come();
    expect(shown()).toBe('zh-CN: zh first');
  });

  it('[U59] lose nothing when what was asked for first comes last', async () => {
    const come: (() => void)[] = [];
    const first = () => new Promise<Dictionary>((resolve) => come.push(() => resolve({ first: 'first' })));
    const tablet = () => Promise.resolve({ tablet: 'tablet' });
    const parts = { first, tablet, desk: tablet };
    const wordings = createWordings(() => Promise.resolve(), { 'zh-CN': parts, en: parts });
    const begun = wordings.begin('zh-CN');
    const needed = wordings.need('tablet');
    come[1]?.();
    await needed;
    come[0]?.();
    await begun;
    expect(Object.keys(wordings.shown.getState().dictionary)).toEqual(['first', 'tablet']);
  });

  it('[U59] are fetched in every language while there is a network', async () => {
    const { wordings, asked } = setUp();
    void wordings.fetchOthers();
    await settled();
    expect(asked).toEqual(['zh first', 'en first']);
  });
});

describe('the first load', () => {
  it('[U59] uses no words that come with the screens at a desk', () => {
    const sources = import.meta.glob<string>(
      [
        '../{app,ui,steps,state,session,outbox,clock}/**/*.{ts,tsx}',
        '../screens/{gate,unloading,sign-in}/**/*.{ts,tsx}',
      ],
      { query: '?raw', import: 'default', eager: true },
    );
    expect(Object.keys(sources).length).toBeGreaterThan(50);
    const astray = Object.entries(sources).filter(([, text]) => /['"`](?:board|office|wall)\.[\w.]+['"`]/u.test(text));
    expect(astray.map(([path]) => path)).toEqual([]);
  });

  it('[U59] says before its other words are there only what is in the first ones', () => {
    const sources = import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.*'], {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const first = [...closureOf('../app/main.tsx', sources)];
    expect(first).toContain('../screens/gate/list/vehicle-row.tsx');
    expect(first).not.toContain('../steps/parts/form-page.tsx');
    const topics = Object.keys(zh).join('|');
    const keys = new RegExp(`['"\`]((?:${topics})\\.[\\w.$-]+)`, 'gu');
    const said = first.flatMap((file) =>
      [...(sources[file] ?? '').matchAll(keys)].map(([, key = '']) => [
        file,
        (key.split('$')[0] ?? '').replace(/\.$/u, ''),
      ]),
    );
    expect(said.length).toBeGreaterThan(100);
    // These are asked for under `WithWords`.
    const isWaitedFor = (key: string) => /^(?:errors|commands)\b/u.test(key);
    const missing = said.filter(([, key = '']) => !isWaitedFor(key) && findWording(zhFirst, key) === undefined);
    expect(missing).toEqual([]);
  });
});

/** A file and all that it imports, and what that imports; not what is loaded later, and not what is a type alone. */
function closureOf(entry: string, sources: Readonly<Record<string, string>>): Set<string> {
  const found = new Set([entry]);
  for (const file of found) {
    const imports = (sources[file] ?? '').matchAll(/^(?:import|export) (?!type )([^;]*?)from '(\.[^']+)';/gmu);
    for (const [, names = '', path = ''] of imports) {
      const isType = /^\{(?:\s*type \w+(?: as \w+)?,?)+\s*\} $/u.test(names);
      const imported = new URL(path, `http://x/i18n/${file}`).pathname.replace(/^\//u, '../');
      if (!isType && imported in sources) found.add(imported);
    }
  }
  return found;
}
