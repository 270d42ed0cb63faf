import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import './tokens.css';
import './base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWording } from '../i18n/setup.ts';
import { App } from './app.tsx';
import { createCordon } from './cordon.ts';
import { keepRunning } from './keep-running.ts';

const root = document.querySelector('#root');
if (root === null) throw new Error('the page has no #root');

const cordon = createCordon();
startWording(cordon.preferences.getState().language);
keepRunning(cordon);
createRoot(root).render(
  <StrictMode>
    <App cordon={cordon} />
  </StrictMode>,
);
