import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createStore } from 'zustand';
import { useLink } from '../state/link.ts';
import { emptyPicture } from '../state/picture.ts';
import { usePicture } from '../state/picture-store.ts';
import { CordonProvider } from './cordon-context.tsx';

function Shown() {
  const seq = usePicture((picture) => picture.seq);
  return `${seq} ${useLink().state}`;
}

const picture = createStore(() => ({ ...emptyPicture, seq: 7 }));
const link = createStore(() => ({ state: 'live', bye: null, outdated: false }) as const);

it('adds the parts of an inner provider to those of the outer one', () => {
  const markup = renderToStaticMarkup(
    <CordonProvider parts={{ picture }}>
      <CordonProvider parts={{ link }}>
        <Shown />
      </CordonProvider>
    </CordonProvider>,
  );
  expect(markup).toBe('7 live');
});

it('names the part that nobody has provided', () => {
  const shown = () =>
    renderToStaticMarkup(
      <CordonProvider parts={{ picture }}>
        <Shown />
      </CordonProvider>,
    );
  expect(shown).toThrow('no link above this component');
});
