//! What rings for the calendar, and what becomes of a bell that it does not answer.

use serde_json::json;

use super::{Faults, Template, differences, unless};

pub(super) fn faults(template: &Template) -> Faults {
    let day = [
        // Five minutes after the day has begun that counts.
        ("/ScheduleExpression", json!("cron(5 10 * * ? *)")),
        ("/Targets/0/Arn", json!({ "Fn::GetAtt": ["Calendar", "Arn"] })),
    ];
    let mut faults = differences("CalendarDay", template.properties("CalendarDay"), &day);
    let hour = domain::calendar::day::HOURS_INTO_DAY;
    faults.extend(unless(
        hour == 10,
        format!("The calendar is rung at 10, and days begin at {hour}"),
    ));
    let may_ring = [
        ("/FunctionName", json!({ "Ref": "Calendar" })),
        ("/Principal", json!("events.amazonaws.com")),
        ("/SourceArn", json!({ "Fn::GetAtt": ["CalendarDay", "Arn"] })),
    ];
    let permission = template.properties("CalendarDayPermission");
    faults.extend(differences("CalendarDayPermission", permission, &may_ring));
    let dead_letters = json!({ "Fn::GetAtt": ["DeadLetters", "Arn"] });
    let wanted = [("/DeadLetterConfig/TargetArn", dead_letters)];
    faults.extend(differences("Calendar", template.properties("Calendar"), &wanted));
    faults
}
