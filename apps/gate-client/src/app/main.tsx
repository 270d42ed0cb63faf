import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createCordon } from './cordon.ts';
import { keepRunning } from './keep-running.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');

const cordon = await createCordon();
keepRunning(cordon);
await cordon.wordings.show(cordon.preferences.getState().language).catch(() => undefined);
createRoot(root).render(
  <StrictMode>
    <App cordon={cordon} />
  </StrictMode>,
);
