CREATE INDEX print_job_unsettled ON print_job (site, day) WHERE state IN ('uncertain', 'held') AND settled = '';
CREATE INDEX help_call_day ON help_call (site, day);
