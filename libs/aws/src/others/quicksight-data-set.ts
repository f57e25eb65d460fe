import type { ResourceType } from '../resource-type/resource-type';

export const quicksightDataSet: ResourceType = {
  type: 'aws_quicksight_data_set',
  noun: 'data set',
  forceNew: ['aws_account_id', 'data_set_id'],
  loss: { weight: 'data', holds: 'imported rows' },
  example: {
    import_mode: 'SPICE',
    physical_table_map: [
      {
        physical_table_map_id: 'example',
        s3_source: [
          {
            data_source_arn: 'arn:aws:quicksight:eu-west-1:111122223333:datasource/example',
            input_columns: [{ name: 'id', type: 'STRING' }],
            upload_settings: [{ format: 'JSON' }],
          },
        ],
      },
    ],
  },
};
