export { CONCERNS, TOPICS } from './review/review';
export type {
  AttributeChange,
  Change,
  ChangeKind,
  CheckFinding,
  Concern,
  ConcernKind,
  Counts,
  GraphEdge,
  GraphNode,
  Level,
  Meaning,
  PlanReview,
  Review,
  Topic,
  Verdict,
} from './review/review';
export { sampleReview } from './sample/sample-review';
