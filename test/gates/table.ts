/**
 * Twenty thresholds, and for each night of `NIGHTS` its verdict by each: `p` passed, `F` failed, `?` not enough data (exit code 0).
 * Where a threshold is about several, one failure fails it.
 */
export const THRESHOLDS = [
  'dont.rate < 2%',
  'dont.rate < 10%',
  'warn: dont.rate < 2%',
  'dont.rate{agent} < 2%',
  'stonewalling.rate <= 10%',
  'stonewalling.rate{agent} < 5%',
  'stonewalling.count < 9',
  'criticism.rate{agent} <= 10%',
  'contempt.count == 0',
  'contempt.rate < 1%',
  'contempt.rate{agent} < 1%',
  'severity3.count < 1',
  'yes.rate > 10%',
  'yes.rate{agent} >= 1%',
  'small-talk.count > 5',
  'balance > 3',
  'neutral.rate{agent:J*} < 90%',
  'bids.met.rate > 50%',
  'dont.rate{team:billing} < 5%',
  'contempt.rate{channel:chat} < 20%',
] as const

export const VERDICTS: Readonly<Record<string, string>> = {
  'all neutral': 'ppppppppppppFFF?F???',
  'all warm': 'ppppppppppppppp?p?p?',
  'one slip': 'ppppppppppppFFF?F???',
  'one bad agent': 'FFpFpFFpppppFFFFp?p?',
  'few turns': '??????p?F??F??F?????',
  'few turns of one': 'FpppppppFFpFppF?p???',
  contempt: 'FppFppppFFFFFFFFF?Fp',
  'criticism everywhere': 'FFpFppppppppFFFFF???',
  'warm and cold': 'FFpFFFFpppppppFpp??p',
  large: 'ppppppppFppFppF?p?p?',
}
