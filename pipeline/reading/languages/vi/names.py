"""Names with digits, and where nouns end, in Vietnamese."""

from pipeline.reading.languages import role
from pipeline.reading.languages.language import Designator

# Words after which a number is a name: Resolution 57, quốc lộ 5.
DESIGNATORS = (
    Designator(
        "liên tịch|công điện|trung ương|vòng|ngã|đợt|nghị quyết|quyết định"
        "|kế hoạch|thông tư|nghị định|chỉ thị|công văn|luật|điều|khoản|chương"
        "|mục|tiết|quận|phường|xã|thôn|ấp|khu phố|quốc lộ|tỉnh lộ|hương lộ|số"
        "|khóa|cấp|tầng|lô|cổng|ga|vành đai|giai đoạn|phiên bản|loại|kênh|mạng"
        "|phiên|hồ sơ|tập|trang|bảng|hình|biểu|phụ lục|mẫu|công ước|dự thảo"
        "|thông báo|kết luận|hướng dẫn|tờ trình|báo cáo|pháp lệnh|hiệp định"
        "|văn bản|biển số|ql|tl|đt|iso|tcvn|qcvn|type|mác|sư đoàn|trung đoàn"
        "|tiểu đoàn|quân khu|binh đoàn|đề án|chương trình|phân khu|zone|block"
        "|web|phân đoạn|gói thầu|đời|bài|câu|kỳ họp|ngõ|ngách|hẻm|số nhà"
        "|kilomet số|bàn|hãng|zalo|bão số|covid|sars|vtv|boeing|airbus|windows"
        "|android|ios|iphone|thập niên|thập kỷ|km",
    ),
    Designator(
        "bệnh viện|tổ|đường|lớp|phòng|trạm|tuyến|bến|vùng|nhóm|đội|cầu|hầm"
        "|nhà máy|đại lộ|cao tốc|chuyến|máy|tàu",
        may_hold=True,
    ),
)

# Phrases in which no word means what it means alone.
PLAIN = (
    "trên cả|trên toàn|trên khắp"
    "|mặt hàng|khách hàng|ngân hàng|cửa hàng|đơn hàng|gian hàng|nhà hàng|lô hàng"
    "|kho hàng|bán hàng|giao hàng|nhà ở|bị can|bị cáo|bị hại|tham luận|tham mưu"
    "|tham quan|ngày công|tỷ lệ|tỷ trọng|tỷ giá|tỷ số|tỷ phú|tỷ suất|triệu phú"
    "|triệu chứng|vạn vật"
    "|đồng bằng|đồng thời|đồng chí|đồng hành|đồng bộ|đồng loạt|đồng ý|đồng nai"
    "|đồng tháp|đồng hới|đồng đội|đồng bào|đồng phạm|đồng nghiệp"
    "|đồng thuận|đồng đều|đồng minh|đô thị|đô đốc|đô vật|tấn công|tạ ơn|giờ đây"
    "|ngày càng|ngày nay|độ tuổi|ba lan|ba đình|ba vì|ba bể|ba đồn|hai bà trưng"
    "|không khí|không gian|không chỉ|trừ khi|chấm dứt|tăng cường|tăng tốc|giảm nghèo"
    "|giảm tải|giảm nhẹ thiên tai|chín muồi|cân đối|cân bằng"
    "|yên bái|yên tâm|yên bình|kí kết|kí túc xá|lần lượt|lần đầu|lần nữa|tiếng việt"
    "|tiếng anh|tiếng nói|âm nhạc|âm thanh|linh hoạt|lẻ loi|bán lẻ|phần mềm"
    "|phần cứng|phần lớn|phần nào|quý khách|quý vị|quý giá|mét vuông đất|hàng hóa"
    "|hàng không|hàng hải|hàng năm|hằng năm|hàng đầu|hàng ngày|hàng tháng"
    "|hàng quý|cả nước|năm mới|tuần tra|tuần lễ|tuần hoàn|liền kề|kém phát triển"
    "|tư nhân|đầu tư|tư vấn|tư pháp|thứ trưởng|thứ bậc|thứ tự|thứ yếu|độ cao"
    "|trên cơ sở|trên địa bàn|trên thế giới|gần đây|hơn nữa|hơn hết|quá trình"
    "|quá khứ|dưới sự|hai chiều|một số|một cách|một loạt|một trong"
    "|một lần nữa|triệu tập|triệu hồi"
    "|thực tập|luyện tập|lương tối thiểu|ngày đêm|cách mạng tháng tám"
    "|cách mạng tháng mười"
)

ROLES = {
    role.ROMAN: (
        "thế kỷ|khóa|khoá|chương|số|kỳ|đại hội|thứ|hạng|lần thứ|phần|nhiệm kỳ|hội nghị"
    ),
    role.NO_DESIGNATOR: (
        "tổng|mỗi|từng|các|trong|con|dân|doanh|chỉ|đa|hệ"
        "|tham|thông|trị"
        "|quân|sĩ|kỹ thuật|kinh tế|một"
    ),
    role.UNCOUNTABLE: "độ vĩ|độ kinh|vĩ độ|kinh độ|độ vĩ bắc|độ kinh đông|°n|°e",
    role.NOUN_PART: "non|sát|tầm|cỡ|quá|kém|chừng|ngót|vượt",
    role.STOP: (
        "đã|đang|sẽ|được|bị|là|có|của|cho|với|trong|tại|ở|từ|đến|tới|và|hoặc"
        "|hay|so|này|đó|kia|theo|do|vào|để|nhằm|khi|thì|mà|như|nên|vì|qua|về"
        "|bằng|gồm|bao gồm|đạt|tăng|giảm|chiếm|trở|trở lên|trở xuống|cùng|cũng"
        "|nhưng|nếu|sau|trước|giữa|nay|trong đó|tương đương|ước|ước tính|còn"
        "|không|chưa|hiện|năm|tháng|quý|ngày|mỗi|gấp|lên|xuống|ra|hàng|vẫn|đều"
        "|góp|thuộc|nằm|đứng|xếp|thông qua|phục vụ|từng|nhờ|vừa|mới đây"
        "|ứng dụng|hoạt động|tham gia|tham dự|tham|tức|tính|kể|sang|thêm|nữa"
        "|trong số|trong tổng số|trên tổng số"
        "|rồi|lại|tuy|đối với|liên quan|trực thuộc|đi|ban hành|ký|so với"
        "|so cùng kỳ|trị giá|tổng vốn|tổng mức|tổng trị giá|tổng giá trị"
        "|tử vong|thiệt mạng|mất tích|quay lại|quay trở lại|thu hút|nhận"
        "|tiếp nhận|ghi nhận|khởi công|khánh thành|hoàn thành|đăng ký|dài|rộng"
    ),
    role.NOUN_TAIL: (
        "nhỏ và vừa|vừa và nhỏ|siêu nhỏ|khoa học và công nghệ|nghiên cứu và phát triển"
    ),
    role.PHONE: (
        "gọi|hotline|tổng đài|đường dây nóng|điện thoại|liên hệ|sđt|đt|fax|zalo|tel"
    ),
    role.LEVEL: "mức|mức độ|cấp độ|báo động",
    role.SCORE: (
        "thắng|thua|hòa|tỷ số|dẫn|thắng đậm|dẫn trước|cầm hòa|thất bại|đánh bại|gỡ hòa"
    ),
}
