import { describe, expect, it } from 'vitest';
import { settled } from '../testing/timers.ts';
import type { Dictionary } from './translate.ts';
import { createWordings } from './wordings.ts';

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
  const wordings = createWordings({
    'zh-CN': { tablet: loader('zh tablet'), duty: loader('zh duty'), desk: loader('zh desk') },
    en: { tablet: loader('en tablet'), duty: loader('en duty'), desk: loader('en desk') },
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
  return { wordings, part, asked, shown };
}

describe('the words on board', () => {
  it('[U59] are Chinese for tablets from the first moment on', () => {
    const { language, dictionary } = createWordings().shown.getState();
    expect(language).toBe('zh-CN');
    expect(dictionary).toHaveProperty('errors.forbidden.what', '您的岗位不能做这项操作');
  });

  it('[U59] change language when the other words have come, all of them', async () => {
    const { wordings, part, shown } = setUp();
    void wordings.need('desk');
    void wordings.show('en');
    await part('en tablet').come();
    expect(shown()).toMatch(/^zh-CN/u);
    await part('en desk').come();
    expect(shown()).toBe('en: en tablet, en desk');
  });

  it('[U59] stay what they are when the others can not be had', async () => {
    const { wordings, part, shown } = setUp();
    const shownInEnglish = wordings.show('en');
    void part('en tablet').fail();
    await expect(shownInEnglish).rejects.toThrow('no network');
    expect(shown()).toMatch(/^zh-CN/u);
  });

  it('[U59] are asked for again by whoever needs them after they could not be had', async () => {
    const { wordings, part, shown } = setUp();
    const vain = wordings.need('duty');
    void part('zh tablet').come();
    void part('zh duty').fail();
    await expect(vain).rejects.toThrow('no network');
    const needed = wordings.need('duty');
    expect(wordings.need('duty')).toBe(needed);
    void part('zh tablet').come();
    await part('zh duty').come();
    await needed;
    expect(shown()).toBe('zh-CN: zh tablet, zh duty');
  });

  it('[U59] follow the last choice, whatever comes first', async () => {
    const { wordings, part, shown } = setUp();
    void wordings.show('en');
    void wordings.show('zh-CN');
    await part('zh tablet').come();
    await part('en tablet').come();
    expect(shown()).toBe('zh-CN: zh tablet');
  });

  it('[U59] are fetched in every language while there is a network', async () => {
    const { wordings, asked } = setUp();
    void wordings.fetchOthers();
    await settled();
    expect(asked).toEqual(['zh tablet', 'en tablet']);
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
});
