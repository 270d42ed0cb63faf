import type { Post } from '../post.ts';

/** Asks for help for the vehicle that is open, again and again, as fast as a hand could: each is a record of its own. */
export async function recordMany({ page, t }: Post, times: number): Promise<void> {
  await page.evaluate(pressAll, { open: t('steps.help.title'), choose: t('terms.needs.water'), times });
}

/** Runs in the page: a hand that presses as soon as there is something to press. */
async function pressAll({ open, choose, times }: { open: string; choose: string; times: number }): Promise<void> {
  const turn = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', resolve, { once: true });
      port1.start();
      port2.postMessage(null);
    });
  const press = async (word: string, within: string) => {
    for (;;) {
      const buttons = [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)];
      const button = buttons.find(({ disabled, textContent }) => !disabled && textContent.endsWith(word));
      if (button !== undefined) return button.click();
      await turn();
    }
  };
  for (let record = 0; record < times; record++) {
    await press(open, 'main');
    await press(choose, 'dialog[open]');
    while (document.querySelector('dialog[open]') !== null) await turn();
  }
}
