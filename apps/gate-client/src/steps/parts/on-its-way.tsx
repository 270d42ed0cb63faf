import { useWords } from '../../i18n/words.tsx';
import { useLink } from '../../state/link.ts';
import { useLate } from './use-late.ts';
import styles from './form.module.css';

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
