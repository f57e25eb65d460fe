export { Alarm } from './alarm/alarm';
export type { AlarmProps, Comparison, MissingData } from './alarm/alarm';
