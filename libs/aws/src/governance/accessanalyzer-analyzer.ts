import type { ResourceType } from '../resource-type/resource-type';

export const accessanalyzerAnalyzer: ResourceType = {
  type: 'aws_accessanalyzer_analyzer',
  nameArgument: 'analyzer_name',
  forceNew: ['analyzer_name', 'type'],
  removal: { topic: 'protection', text: 'Access Analyzer no longer looks for what is shared' },
};
