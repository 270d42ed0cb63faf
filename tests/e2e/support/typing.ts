import type { CDPSession, Page } from 'playwright-core';

/* What real hands, input methods and scanners send, by the browser's own protocol: `fill` sets a value and tries nothing. */

export type Typist = {
  /** An input method at work: each of these stands in the field, underlined, and nothing is chosen yet. */
  compose(...shown: readonly string[]): Promise<void>;
  /** What the input method makes of it at last. */
  choose(text: string): Promise<void>;
  /** One key; `at` is the moment that the event itself tells, in milliseconds. */
  press(key: string, at?: number): Promise<void>;
  /** A text by hand, a key every 200 ms of the events' own time. */
  type(text: string): Promise<void>;
  /** A text as a keyboard scanner sends it: a key every 8 ms, then Enter, whatever time the machine takes. */
  scan(text: string): Promise<void>;
};

export async function typistAt(page: Page): Promise<Typist> {
  const cdp = await page.context().newCDPSession(page);
  let now = Date.now();
  const press = (key: string, at = (now += 200)) => pressKey(cdp, key, at);
  return {
    async compose(...shown) {
      for (const text of shown) {
        const at = Array.from(text).length;
        await cdp.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
      }
    },
    async choose(text) {
      await cdp.send('Input.insertText', { text });
    },
    press,
    async type(text) {
      for (const key of text) await press(key);
    },
    async scan(text) {
      now += 1000;
      for (const key of [...Array.from(text), 'Enter']) await press(key, (now += 8));
    },
  };
}

const codes: Readonly<Record<string, number>> = { Enter: 13, Escape: 27, Tab: 9 };

async function pressKey(cdp: CDPSession, key: string, at: number): Promise<void> {
  const timestamp = at / 1000;
  const code = codes[key];
  const windowsVirtualKeyCode = code ?? key.toUpperCase().codePointAt(0) ?? 0;
  const text = code === undefined ? key : key === 'Enter' ? '\r' : undefined;
  const down = { key, windowsVirtualKeyCode, timestamp, ...(code !== undefined && { code: key }) };
  await cdp.send('Input.dispatchKeyEvent', {
    ...down,
    type: text === undefined ? 'rawKeyDown' : 'keyDown',
    ...(text !== undefined && { text }),
  });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode, timestamp });
}
