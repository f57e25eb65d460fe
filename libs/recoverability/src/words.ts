import type { Objective } from './model';

/** Minutes as a person says them: `15 min`, `32 h`, `7 d`. */
export function duration(minutes: number): string {
  if (minutes === 0) return '0';
  if (minutes < 1) return `${Math.round(minutes * 60)} s`;
  if (minutes < 120) return `${round(minutes)} min`;
  if (minutes < 48 * 60) return `${round(minutes / 60)} h`;
  return `${round(minutes / 1_440)} d`;
}

/** An objective with its terms: `32 h = largest gap of cron(0 5 * * ? *) 24 h + start window 8 h`. */
export function formula(objective: Objective): string {
  const terms = objective.terms
    .map(({ name, minutes }) => `${name} ${minutes === undefined ? '?' : duration(minutes)}`)
    .join(' + ');
  const { minutes } = objective;
  return `${minutes === undefined ? 'not known' : duration(minutes)} = ${terms}`;
}

/** The value alone: `32 h`, or `?` where a term is not known. */
export function brief(objective: Objective | undefined, otherwise: string): string {
  if (objective === undefined) return otherwise;
  return objective.minutes === undefined ? '?' : duration(objective.minutes);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
