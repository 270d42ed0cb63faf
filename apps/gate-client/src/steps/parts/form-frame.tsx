import { IconArrowLeft } from '@tabler/icons-react';
import { createContext, useContext, type ReactNode } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { useLink } from '../../state/link.ts';
import { useOccupies } from '../../state/open-form.ts';
import styles from './form.module.css';
import { useLate } from './pending-items.tsx';
import { useFromTop } from './use-from-top.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { PlateText } from '../../ui/plate/plate-text.tsx';

export type FormFrameProps = {
  title: string;
  plate: string | null; // null where nothing of the entry may be shown
  aside?: ReactNode;
  onBack: () => void;
  isInner?: boolean; // another form opened it, so it has a way back in a sheet too
  bottom: ReactNode;
  children: ReactNode;
};

/** On a desk a form may come up in a sheet: the sheet has the title and the way back. */
export const FormInSheet = createContext(false);

/** A form takes the whole screen: one thing to do, its fields, its one button at the bottom. */
export function FormFrame({ title, plate, aside, onBack, isInner = false, bottom, children }: FormFrameProps) {
  const { t } = useWords();
  useFromTop(title);
  useOccupies();
  const back = (
    <ActionButton onPress={onBack} icon={<IconArrowLeft aria-hidden />}>
      {t('common.back')}
    </ActionButton>
  );
  if (useContext(FormInSheet)) {
    return (
      <div className={styles.inSheet}>
        {isInner && <div>{back}</div>}
        {aside}
        {children}
        {bottom}
      </div>
    );
  }
  return (
    <Screen title={title} hideTitle bottom={bottom}>
      <div className={styles.head}>
        {back}
        {plate !== null && <PlateText plate={plate} size="large" />}
        <p className={styles.title} aria-hidden>
          {title}
        </p>
        <div className={styles.aside}>{aside}</div>
      </div>
      {children}
    </Screen>
  );
}

/** Fields side by side where there is room, one below the other where there is not. */
export function Columns({ children, wideLast = false }: { children: ReactNode; wideLast?: boolean }) {
  return (
    <div className={styles.columns} data-wide-last={wideLast}>
      {children}
    </div>
  );
}

export function Column({ children }: { children: ReactNode }) {
  return <div className={styles.column}>{children}</div>;
}

/** Said while a command has left the finger and the server has not answered: saved here, and whether it can go. */
export function OnItsWay({ shown }: { shown: boolean }) {
  return shown ? <Said /> : null;
}

function Said() {
  const { t } = useWords();
  const { state } = useLink();
  const late = useLate();
  if (!late) return null;
  return (
    <p className={styles.sending} role="status">
      {t(state === 'offline' || state === 'connecting' ? 'steps.savedHere' : 'steps.onItsWay')}
    </p>
  );
}
