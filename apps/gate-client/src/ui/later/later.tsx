import { IconArrowLeft } from '@tabler/icons-react';
import { type ComponentType, type ReactNode, useCallback, useEffect, useReducer, useState } from 'react';
import { useNeed } from '../../i18n/need.tsx';
import { useWords } from '../../i18n/words.tsx';
import { ActionButton } from '../buttons/button.tsx';
import { Screen } from '../page/screen.tsx';
import { Sheet } from '../sheet/sheet.tsx';
import { NotThere } from './with-words.tsx';

type Part = () => Promise<unknown>;
const parts: Part[] = [];

/** [U371] Loads what screens that are shown already may open. Whatever can't be had is asked for again when it is opened. */
export async function loadParts(): Promise<void> {
  await Promise.all(parts.map((load) => load()));
}

/** How it is shown until it is there. */
export type While<P> = {
  /** Around what is said meanwhile; null says nothing. */
  frame: (props: P, said: ReactNode) => ReactNode;
  /** Is it looked at? Until then nothing is said, and nothing loaded for it. */
  isOpen?: (props: P) => boolean;
};

const inPlace = { frame: (_: object, said: ReactNode) => said };
/** What is only a help stays away without a word. */
export const quiet = { frame: () => null };

/**
 * A part of the screen that is not part of the first load, with its words: once it is loaded, it opens at once. Without
 * network it says so and can be tried again.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { frame, isOpen = () => true }: While<P> = inPlace,
): ComponentType<P> {
  let known: ComponentType<P> | null = null;
  const part = async () => {
    known ??= await load();
    return known;
  };
  parts.push(part);

  return function Later(props: P) {
    const need = useNeed();
    const { t, has } = useWords();
    const [, showAgain] = useReducer((times: number) => times + 1, 0);
    const [failed, setFailed] = useState(false);
    const begin = useCallback(async () => {
      setFailed(false);
      try {
        await Promise.all([part(), need('tablet')]);
        showAgain();
      } catch {
        setFailed(true);
      }
    }, [need]);
    const View = has('tablet') ? known : null;
    const isWanted = View === null && !failed && isOpen(props);
    useEffect(() => {
      if (isWanted) void begin();
    }, [begin, isWanted]);

    if (View !== null) return <View {...props} />;
    if (!isOpen(props)) return null;
    return frame(props, failed ? <NotThere onAgain={() => void begin()} /> : <p>{t('common.loading')}</p>);
  };
}

/** A form takes the whole screen; until it is there, there is a way back. */
export const screen = {
  frame: ({ onClose }: { onClose: () => void }, said: ReactNode) => <Frame onClose={onClose}>{said}</Frame>,
};

function Frame({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useWords();
  return (
    <Screen title={t('common.later.title')} hideTitle>
      <div>
        <ActionButton onPress={onClose} icon={<IconArrowLeft aria-hidden />}>
          {t('common.back')}
        </ActionButton>
      </div>
      {children}
    </Screen>
  );
}
/** The same over the screen: it comes up at once, and says what it waits for. */
export function laterSheet<P extends { onClose: () => void }>(
  load: () => Promise<ComponentType<P>>,
  isOpen: (props: P) => boolean,
): ComponentType<P> {
  return later(load, { frame: (props, said) => <Waiting onClose={props.onClose}>{said}</Waiting>, isOpen });
}

function Waiting({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useWords();
  return (
    <Sheet opened onClose={onClose} title={t('common.later.title')}>
      {children}
    </Sheet>
  );
}
