"""Words of time in Vietnamese."""

from pipeline.reading.languages import role

ROLES = {
    role.LASTING: (
        "qua|nay|tới|liền|liên tiếp|liên tục|tuổi|nữa|trước|sau|mỗi"
        "|kéo dài|dài|suốt|vòng|hạn|trong vòng|thời hạn|thời gian|từng|kể|gần nhất"
        "|gần đây|đến|mất|cần|tối đa|thêm|tù|lương|bảo hành|cuối cùng|rưỡi"
    ),
    role.EVERY: "mỗi|hằng|hàng|một|từng|cả|nhiều",
    role.CLOCK: "lúc|giờ",
    role.DAY: (
        "ngày|mồng|mùng|ngày mồng|ngày mùng|sáng|chiều|tối|trưa|đêm|hôm"
        "|rạng sáng|sáng ngày|chiều ngày|tối ngày|trưa ngày|đêm ngày|hôm nay"
        "|sáng nay|chiều nay|tối nay|trưa nay|hôm qua|ngày mai|sáng mai|chiều mai"
        "|tối mai|ngày hôm nay|ngày hôm qua"
        "|sáng qua|chiều qua|tối qua"
        "|chủ nhật"
    ),
    role.MONTH: "tháng|thg",
    role.QUARTER: "quý",
    role.YEAR: (
        "năm|năm tài chính|năm tài khóa|niên độ|năm học|niên vụ|mùa giải|các năm"
        "|vụ xuân|vụ mùa|vụ hè thu|vụ đông|vụ đông xuân|vụ thu đông"
    ),
    role.YEARS: (
        "giai đoạn|nhiệm kỳ|niên khóa|thời kỳ|các năm|năm học|niên vụ"
        "|niên độ|khóa|mùa giải|năm"
    ),
    role.HEAD: "đầu|thượng tuần",
    role.MIDDLE: "giữa|trung tuần",
    role.TAIL: "cuối|hạ tuần",
    role.NEXT: "tới",
    role.PAST: "vừa qua|vừa rồi",
    role.FISCAL: "năm tài chính|năm tài khóa",
    role.ROMAN_DIGIT: "i|ii|iii|iv",
    role.UNTIL: "hết",
    role.BEFORE: "trước",
    role.AFTER: "sau",
    role.THIS: "nay",
    role.LAST: "ngoái",
    role.HALF_OF: "nửa",
    role.POSSESSIVE: "của",
    role.WEEK: "tuần|tuần thứ|kỳ",
    role.WEEKDAY: "thứ",
    role.LUNAR: "âm lịch|giêng|chạp|rằm|rằm tháng|rằm tháng giêng",
}
