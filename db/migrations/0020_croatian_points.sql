-- Croatian metering points are numbered without a hyphen: 10 digits for electricity, 8 for gas (OMM, domain.md §1.3).

alter table metering_points drop constraint metering_points_number_is_normal;
alter table metering_points add constraint metering_points_number_is_normal
  check (number ~ '^([A-Z0-9]{1,4}-[0-9]{1,16}|[0-9]{10}|[0-9]{8})$');
