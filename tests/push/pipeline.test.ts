import { describeAudience } from './pipeline/audience.ts';
import { describeHistory } from './pipeline/history.ts';
import { describeLearner } from './pipeline/learner.ts';
import { describeLostRights } from './pipeline/lost-rights.ts';
import { describePermission } from './pipeline/permission.ts';
import { describePreferences } from './pipeline/preferences.ts';
import { describeProblems } from './pipeline/problems.ts';
import { describePush } from './pipeline/push.ts';
import { describeScheduling } from './pipeline/scheduling.ts';
import { onBothDatabases } from './pipeline/stage.ts';

// In one file: what they work on takes longer to start than most of them.
onBothDatabases(() => {
  describeAudience();
  describePush();
  describePreferences();
  describeScheduling();
  describeLostRights();
  describeHistory();
  describePermission();
  describeProblems();
  describeLearner();
});
