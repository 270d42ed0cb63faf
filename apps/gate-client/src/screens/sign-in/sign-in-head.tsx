import { sessionRoutes } from '@cordon/protocol/wire/http/session.ts';
import { IconDeviceTablet } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { Label } from '@cordon/protocol/site/settings.ts';
import { useApi } from '../../api/api.ts';
import type { DeviceState } from '../../device/device-store.ts';
import { useWords } from '../../i18n/words.tsx';
import styles from './sign-in.module.css';

/** Where one is: the site, and what this device is called there. */
export function SignInHead({ device, switches }: { device: DeviceState; switches: ReactNode }) {
  const { t } = useWords();
  return (
    <div className={styles.top}>
      <div>
        <p className={styles.heading} aria-hidden>
          {t('session.title')}
        </p>
        <p className={styles.site}>
          <SiteName />
          {device.is === 'enrolled' && (
            <span className={styles.thisDevice} data-device={device.device.id}>
              <IconDeviceTablet size="1.3em" aria-hidden /> {t('session.device', { device: device.device.name })}
            </span>
          )}
          {device.is === 'stranger' && <span className={styles.thisDevice}>{t('session.stranger')}</span>}
        </p>
      </div>
      <div className={styles.device}>{switches}</div>
    </div>
  );
}

/** Which site this device belongs to, before anybody has signed in. */
function SiteName() {
  const api = useApi();
  const { label } = useWords();
  const [name, setName] = useState<Label | null>(null);
  useEffect(() => {
    let shown = true;
    void api.call(sessionRoutes['GET /site']).then((answer) => {
      if (shown && answer.ok) setName(answer.value.name);
    });
    return () => {
      shown = false;
    };
  }, [api]);
  return <span>{name === null ? '' : label(name)}</span>;
}
