import type { SiteState } from '@cordon/protocol/site/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { SiteHistory } from '../../../history/site-history.tsx';
import { useCommand } from '../../../outbox/use-command.ts';
import { TextField } from '../../../ui/fields/fields.tsx';
import { Panel } from '../../../ui/page/screen.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useSiteVersion } from '../parts/site-version.ts';
import { useSiteDraft } from '../parts/use-site-draft.ts';
import {
  type AlertingDraft,
  alertingDraft,
  draftOf,
  editedSeverities,
  faultsOf,
  type PolicyDraft,
  readAlerting,
  watchFigures,
} from './alerting-draft.ts';
import { faultWords, SeverityRules } from './severity-rules.tsx';
import styles from './alerting.module.css';

/** What becomes of an alert that nobody takes in hand, and what the watch calls silence. */
export function AlertingPage({ site }: { site: SiteState }) {
  const words = useWords();
  const { t } = words;
  const act = useCommand();
  const basedOn = useSiteVersion();
  const draft = useSiteDraft('office/alerting', alertingDraft, draftOf(site.alerting));
  const faults = faultsOf(draft.value);
  const alerting = readAlerting(draft.value);
  const dirty = JSON.stringify(draft.value) !== JSON.stringify(draftOf(site.alerting));
  const fault = (path: string): string | null => faultWords(words, faults.get(path) ?? null);
  const change = (part: Partial<AlertingDraft>) => {
    draft.change({ ...draft.value, ...part });
  };
  const setPolicy = (severity: (typeof editedSeverities)[number], policy: PolicyDraft) => {
    change({ policies: { ...draft.value.policies, [severity]: policy } });
  };

  async function save(): Promise<void> {
    if (alerting !== null && (await act.run({ type: 'setAlerting', alerting, basedOn }))) draft.discard();
  }

  return (
    <>
      <Panel title={t('office.alerting.title')} flush>
        <p className={styles.lead}>
          {t('office.alerting.lead')} {t('office.alerting.info')}
        </p>
        {editedSeverities.map((severity) => (
          <SeverityRules
            key={severity}
            severity={severity}
            policy={draft.value.policies[severity]}
            faults={faults}
            onChange={(policy) => {
              setPolicy(severity, policy);
            }}
          />
        ))}
        <section className={styles.severity} aria-label={t('office.alerting.others')}>
          <h3 className={styles.others}>{t('office.alerting.others')}</h3>
          <div className={styles.figures}>
            <TextField
              size="desk"
              label={t('office.alerting.silence')}
              value={draft.value.silence}
              hint={t('office.alerting.silenceHint')}
              fault={fault('silence')}
              onChange={(silence) => {
                change({ silence });
              }}
            />
            {watchFigures.map((name) => (
              <TextField
                key={name}
                size="desk"
                label={t(`office.alerting.watch.${name}`)}
                value={draft.value.watch[name]}
                hint={t(`office.alerting.watchHints.${name}`)}
                fault={fault(`watch.${name}`)}
                onChange={(text) => {
                  change({ watch: { ...draft.value.watch, [name]: text } });
                }}
              />
            ))}
          </div>
        </section>
        <SaveBar
          act={act}
          dirty={dirty}
          overtaken={draft.overtaken}
          problem={faults.size === 0 ? null : t('office.alerting.faulty', { count: faults.size })}
          note={dirty ? t('office.alerting.changed') : t('office.live')}
          onSave={save}
          onDiscard={draft.discard}
        />
      </Panel>
      <SiteHistory kinds={historyKinds} />
    </>
  );
}

const historyKinds = ['alerting'] as const;
