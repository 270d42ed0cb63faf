import type { SiteState } from '@cordon/protocol/site/state.ts';
import { SiteHistory } from '../../../history/site-history.tsx';
import { useWords } from '../../../i18n/words.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { FormText, SaveBar } from '../parts/form-fields.tsx';
import { faultWords, useOfficeForm, useSiteVersion } from '../parts/office-form.ts';
import {
  alertingDraft,
  alertingProblems,
  alertingSchema,
  draftOf,
  editedSeverities,
  watchFigures,
} from './alerting-draft.ts';
import { SeverityRules } from './severity-rules.tsx';
import styles from './alerting.module.css';

/** What becomes of an alert that nobody takes in hand, and what the watch calls silence. */
export function AlertingPage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const basedOn = useSiteVersion();
  const form = useOfficeForm({
    key: 'office/alerting',
    typed: alertingDraft,
    schema: alertingSchema,
    saved: draftOf(site.alerting),
    words: faultWords(words, alertingProblems, (problem) => {
      if (problem === 'minutes 0' || problem === 'minutes 1')
        return t('office.alerting.faults.minutes', { min: problem === 'minutes 0' ? 0 : 1 });
      return t(`office.alerting.faults.${problem}`);
    }),
    follows: true,
  });
  const save = () => form.submit((alerting) => form.act.run({ type: 'setAlerting', alerting, basedOn }));

  return (
    <>
      <Panel title={t('office.alerting.title')} flush>
        <p className={styles.lead}>
          {t('office.alerting.lead')} {t('office.alerting.info')}
        </p>
        {editedSeverities.map((severity) => (
          <SeverityRules key={severity} severity={severity} form={form} />
        ))}
        <section className={styles.severity} aria-label={t('office.alerting.others')}>
          <h3 className={styles.others}>{t('office.alerting.others')}</h3>
          <div className={styles.figures}>
            <FormText
              form={form}
              name="silence"
              size="desk"
              label={t('office.alerting.silence')}
              hint={t('office.alerting.silenceHint')}
            />
            {watchFigures.map((name) => (
              <FormText
                key={name}
                form={form}
                name={`watch.${name}`}
                size="desk"
                label={t(`office.alerting.watch.${name}`)}
                hint={t(`office.alerting.watchHints.${name}`)}
              />
            ))}
          </div>
        </section>
        <SaveBar
          act={form.act}
          dirty={form.isChanged}
          overtaken={form.overtaken}
          problem={form.faults === 0 ? null : t('office.alerting.faulty', { count: form.faults })}
          note={form.isChanged ? t('office.alerting.changed') : t('office.live')}
          onSave={save}
          onDiscard={form.discard}
        />
      </Panel>
      <SiteHistory kinds={historyKinds} />
    </>
  );
}

const historyKinds = ['alerting'] as const;
