import { IconArrowLeft } from '@tabler/icons-react';
import { createContext, type ReactNode, useContext } from 'react';
import { useWords } from '../../i18n/words.tsx';
import { useOccupies } from '../../state/open-form.ts';
import { ActionButton } from '../../ui/buttons/button.tsx';
import { Screen } from '../../ui/page/screen.tsx';
import { PlateText } from '../../ui/plate/plate-text.tsx';
import { useFromTop } from './use-from-top.ts';
import styles from './form.module.css';

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
