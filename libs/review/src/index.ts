export { reviewPlans } from './build/review-plans';
export type { ReviewedPlan, ReviewOptions } from './build/reviewed-plan';
export { between } from './between/between';
export { FINDING_KINDS, kindsOfFinding } from './findings/said-by';
export { failing } from './gate/gate';
export { reviewJson } from './json/json';
export { mergeReviews } from './merge/merge-reviews';
export { looksLikeReview, parseReview, UnreadableReview } from './merge/parse-review';
export { REACH_COMPARISONS } from './network/comparisons';
export { html, Html } from './page/html/html';
export { reviewPage, type PageOptions } from './page/page';
export { PAGE_TOKENS } from './page/style/tokens';
export { ACCESS_COMPARISONS } from './permissions/comparisons';
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
  Principal,
  Review,
  Topic,
  Verdict,
} from './review/review';
export { sampleReview } from './sample/sample-review';
export { COMMENT_MARKER, reviewMarkdown, SMALLEST_COMMENT } from './markdown/review-markdown';
export type { MarkdownOptions } from './markdown/review-markdown';
export { reviewText } from './terminal/review-text';
export type { TextOptions } from './terminal/review-text';
