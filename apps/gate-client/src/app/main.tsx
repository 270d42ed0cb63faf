import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createCordon } from './cordon.ts';
import { keepRunning } from './keep-running.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');
void start(root);

/* Nothing is waited for at the top of this file: parts that are loaded later import it, and would wait for it in vain. */
async function start(place: Element): Promise<void> {
  const cordon = await createCordon();
  keepRunning(cordon);
  await cordon.wordings.begin(cordon.preferences.getState().language);
  createRoot(place).render(
    <StrictMode>
      <App cordon={cordon} />
    </StrictMode>,
  );
}
