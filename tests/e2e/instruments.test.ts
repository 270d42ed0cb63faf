import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violationsOn } from './support/axe.ts';
import { type OpenBrowser, openBrowser } from './support/browser.ts';
import { faultsOfTouch } from './support/judge-size.ts';
import { measure } from './support/measure.ts';
import { personalData } from './support/night.ts';
import { openPost } from './support/post.ts';

/* What the other tests measure with must see what it is there for. */

let open: OpenBrowser;
const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>-</title>'));
beforeAll(async () => {
  open = await openBrowser();
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  await open.close();
  server.close();
});

async function faultsOf(body: string): Promise<string[]> {
  const page = await open.browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent(`<!doctype html><style>button{position:absolute;margin:0;padding:0}</style>${body}`);
  const faults = faultsOfTouch(await measure(page));
  await page.close();
  return faults;
}

const button = (name: string, top: number, height: number, attributes = '', left = 20) =>
  `<button ${attributes} style="top:${top}px;left:${left}px;height:${height}px;width:200px">${name}</button>`;

describe('the measure', () => {
  it.each([
    ['a button that is too low', button('Low', 0, 55), ['"Low" is 55 px high, 56 are asked for']],
    ['a primary that is too low', button('Go', 0, 71, 'data-primary'), ['"Go" is 71 px high, 72 are asked for']],
    [
      'a tile by its label',
      '<label style="position:absolute;height:40px;width:90px"><input type="radio">Yes</label>',
      ['"Yes" is 40 px high, 56 are asked for'],
    ],
    [
      'a dangerous act too near to another',
      button('Wet again', 0, 60, 'data-danger') + button('Next', 80, 60),
      ['"Wet again" is 20 px from "Next"'],
    ],
    [
      'a dangerous act beside the primary',
      button('Refuse', 0, 80, 'data-danger') + button('Go', 0, 80, 'data-primary', 700),
      ['"Refuse" is beside "Go"'],
    ],
    [
      'what opens a dangerous act, near the primary',
      button('Hold', 0, 60, 'data-tone="hold"') + button('Go', 70, 80, 'data-primary'),
      ['"Hold" is 10 px from "Go"'],
    ],
    [
      'words that are cut off',
      '<button style="height:60px;width:40px;overflow:hidden;white-space:nowrap">Long words</button>',
      ['"Long words" is cut off'],
    ],
    [
      'a heading that is cut off',
      `${button('Fine', 100, 60)}<h1 style="width:30px;overflow:hidden">Disinfection</h1>`,
      ['heading "Disinfection" is cut off'],
    ],
    [
      'a page that is too wide',
      `${button('Fine', 0, 60)}<div style="width:1300px;height:1px"></div>`,
      ['the page is 28 px too wide'],
    ],
  ])('sees %s', async (_, body, faults) => {
    expect(await faultsOf(body)).toEqual(faults);
  });

  it('finds nothing wrong where nothing is', async () => {
    const body =
      button('Refuse', 0, 60, 'data-danger') + button('Other', 84, 56) + button('Go', 700, 72, 'data-primary');
    expect(await faultsOf(body)).toEqual([]);
  });

  it('fails where there is nothing to measure', async () => {
    await expect(faultsOf('<p>Nothing</p>')).rejects.toThrow('nothing to measure');
  });

  it('sees how much of a form lies below the fold', async () => {
    const page = await open.browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.setContent('<!doctype html><body style="margin:0"><div style="height:850px"></div>');
    expect((await measure(page)).overflowY).toBe(50);
    await page.close();
  });
});

it('axe names what a screen keeps from people', async () => {
  const page = await open.browser.newPage();
  await page.setContent('<html lang="en"><title>-</title><main><h1>-</h1><input></main>');
  expect(await violationsOn(page)).toEqual([expect.stringContaining('label: ')]);
  await page.close();
});

it.each<[string, (secret: string) => unknown]>([
  ['said on the console', (secret) => console.log(secret)],
  ['put into an address', (secret) => fetch(`/find?name=${encodeURIComponent(secret)}`).then(({ ok }) => ok)],
  ['kept by the device', (secret) => localStorage.setItem('last', secret)],
])('a window tells of personal data that was %s', async (_, leak) => {
  const { port } = server.address() as AddressInfo;
  const post = await openPost(open.browser, `http://127.0.0.1:${port}`, {
    device: 'desk',
    language: 'en',
    theme: 'dark',
  });
  await post.page.evaluate(leak, personalData[0] ?? '');
  await expect(post.close()).rejects.toThrow('personal data left the window');
});
