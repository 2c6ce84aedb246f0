"""The words of Vietnamese.

Tone marks stand on either vowel (hòa, hoà) and i stands for y (tỉ, quí): the lexicon
adds those forms itself.
"""

from types import MappingProxyType

from pipeline.reading.languages import role
from pipeline.reading.languages.language import Language

VIETNAMESE = Language(
    tag="vi",
    date_order="dmy",
    decimal_mark=",",
    digits={
        "không": 0,
        "một": 1,
        "hai": 2,
        "ba": 3,
        "bốn": 4,
        "năm": 5,
        "sáu": 6,
        "bảy|bẩy": 7,
        "tám": 8,
        "chín": 9,
    },
    # The forms that digits take after tens, and never alone.
    endings={"mốt": 1, "tư": 4, "lăm|nhăm": 5},
    tens={"mười": 10},
    spelled={"times-ten": "mươi", "hundred": "trăm", "and": "linh|lẻ"},
    scales={
        "chục": 1,
        "trăm": 2,
        "nghìn|ngàn": 3,
        "vạn": 4,
        "triệu": 6,
        "tỷ": 9,
    },
    multipliers={"tá": 12},
    amounts={
        "gấp đôi": "2",
        "gấp rưỡi": "1.5",
        "gấp ba": "3",
        "gấp bốn|gấp tư": "4",
        "gấp năm": "5",
        "một nửa": "1/2",
    },
    ranks={
        "thứ nhất|lần thứ nhất": 1,
        "thứ nhì|lần thứ nhì": 2,
        "hạng nhất": 1,
        "hạng nhì": 2,
        "đầu tiên": 1,
    },
    hedges={
        ">|hơn|trên|vượt|vượt qua|vượt mức|vượt mốc"
        "|vượt ngưỡng|vượt quá|quá|nhiều hơn|cao hơn|lớn hơn"
        "|không chỉ|hơn cả|vượt trên|vượt hơn": "more_than",
        "gần|non|gần như|gần bằng|sát|ngót|ngót nghét|suýt soát|chưa đầy|chưa đến"
        "|chưa tới|tiệm cận|không đến|không tới|gần đạt|gần tới|gần đến": "nearly",
        "<|dưới|ít hơn|thấp hơn|nhỏ hơn|kém": "less_than",
        "≥|ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|không kém|chí ít"
        "|từ ít nhất|ít ra": "at_least",
        "≤|tối đa|không quá|chưa quá|chưa vượt|không hơn|không cao hơn|không vượt quá"
        "|không vượt|nhiều nhất"
        "|không nhiều hơn|không trên|cao nhất": "at_most",
        "~|≈|khoảng|xấp xỉ|chừng|tầm|độ chừng|khoảng chừng|tầm khoảng|ước chừng|cỡ"
        "|vào khoảng"
        "|áng chừng|trên dưới|khoảng độ|quanh mức|dao động quanh": "about",
    },
    hedges_after={
        "trở lên": "at_least",
        "trở xuống": "at_most",
        "đổ lên": "at_least",
        "đổ lại": "at_most",
    },
    units={
        "phần trăm": "%",
        "điểm phần trăm|điểm %": "%{point}",
        "phần nghìn|phần ngàn|‰": "[ppth]",
        "ki lô mét vuông|ki - lô - mét vuông|kilômét vuông|kilomet vuông"
        "|kilômet vuông|cây số vuông|km vuông": "km2",
        "mét vuông|m vuông|met vuông": "m2",
        "héc ta|héc - ta|hécta|hecta|hec ta|hec - ta|hectare|hécta": "har",
        "mét khối|m khối|met khối": "m3",
        "ki lô mét|ki - lô - mét|kilômét|kilomet|kilômet|kilômét|cây số": "km",
        "mét": "m",
        "xăng ti mét|xen ti mét|xentimét|xăng - ti - mét|centimet": "cm",
        "mi li mét|milimét|milimet": "mm",
        "hải lý": "[nmi_i]",
        "inch|inches": "[in_i]",
        "tấn|tấn hàng": "t",
        "tạ": "dt",
        "yến": "10.kg",
        "ki lô gam|ki - lô - gam|kilôgam|kilogam|ki lô gram|kilogram|kí lô|ký lô|kí"
        "|cân": "kg",
        "gam|gram": "g",
        "mi li gam|miligam|miligram": "mg",
        "lít": "L",
        "mi li lít|mililít|mililit": "mL",
        "mê ga oát|mêga oát|megaoát|mêgaoát|megawatt": "MW",
        "gi ga oát|gigaoát|gigawatt": "GW",
        "ki lô oát|kilôoát|kilowatt": "kW",
        "ki lô oát giờ|kilôoát giờ|kw giờ|số điện": "kW.h",
        "độ c": "Cel",
        "năm": "a",
        "quý": "{quarter}",
        "tháng": "mo",
        "tuần": "wk",
        "ngày|ngày đêm": "d",
        "giờ|tiếng": "h",
        "phút": "min",
        "giây": "s",
        "thập kỷ|thập niên": "10.a",
        "lần": "1",
        "đồng|đồng việt nam|tiền đồng": "VND",
        "đô la mỹ|đô - la mỹ|đô la|đô - la|đôla|đôla mỹ|đô|đô mỹ|usd mỹ"
        "|dollar|dollars": "USD",
        "ơ rô|ơrô|đồng euro": "EUR",
        "yên nhật|yên|yen|yen nhật|đồng yên": "JPY",
        "bảng anh": "GBP",
        "nhân dân tệ|đồng nhân dân tệ|tệ": "CNY",
        "won|uôn|won hàn quốc": "KRW",
        "rupee|rupi": "INR",
        "baht|bạt": "THB",
        "ringgit": "MYR",
        "đô la singapore|đô la sing|đôla singapore": "SGD",
        "đô la úc|đôla úc": "AUD",
        "đô la canada": "CAD",
        "đô la hồng kông|đô la hongkong": "HKD",
        "franc thụy sĩ": "CHF",
        "rúp": "RUB",
        "kíp lào": "LAK",
        "km trên giờ|kilomet trên giờ|ki lô mét trên giờ|km một giờ": "km/h",
    },
    counters={
        "người|dân|đầu người|người dân|nhân khẩu": "{person}",
        "hộ|hộ dân|hộ gia đình": "{household}",
        "lao động|công nhân": "{worker}",
        "khách|du khách": "{visitor}",
        "học sinh|sinh viên": "{student}",
        "giường|giường bệnh": "{bed}",
        "xe|ô tô": "{vehicle}",
        "con": "{head}",
        "chiếc|cái|sản phẩm": "{piece}",
        "lượng": "{tael}",
        "thùng": "{barrel}",
        "căn|căn hộ": "{dwelling}",
        "vụ": "{case}",
        "cổ phiếu|cp|cổ phần": "{share}",
        "lượt": "{visit}",
        "vé": "{ticket}",
        "suất": "{portion}",
        "số": "{number}",
        "doanh nghiệp": "{enterprise}",
        "dự án": "{project}",
        "chuyến|chuyến bay": "{trip}",
        "hành khách": "{passenger}",
        "lượt khách|lượt người": "{visit}",
        "làn|làn xe": "{lane}",
        "tầng": "{consumed}",
        "chỗ|ghế": "{seat}",
        "hồ sơ": "{file}",
        "ounce|oz": "[oz_tr]",
    },
    roles=MappingProxyType(
        {
            role.UP: "tăng|tăng trưởng|tăng thêm|tăng nhẹ|tăng mạnh|mức tăng"
            "|tốc độ tăng"
            "|tốc độ tăng trưởng|đà tăng|tỷ lệ tăng",
            role.DOWN: "giảm|hụt|sụt|sụt giảm|suy giảm|giảm nhẹ|giảm mạnh|giảm sâu"
            "|mức giảm|tốc độ giảm|đà giảm|tỷ lệ giảm",
            role.GROWTH: "tăng trưởng|mức tăng|tốc độ tăng|tốc độ tăng trưởng|đà tăng"
            "|tỷ lệ tăng|mức giảm|tốc độ giảm|đà giảm|tỷ lệ giảm",
            role.ESTIMATE: "ước|ước tính|ước đạt",
            role.LINK: "đạt|đạt mức|có|là|còn|được|thêm|nhẹ|mạnh|sâu|nhanh|bình quân"
            "|trung bình|lên|lên tới|lên đến|xuống|xuống còn|tới|đến|mức|ở mức|lại"
            "|tiếp|ròng|cả|tổng cộng|tương đương|chỉ|vẫn|cũng|đã|sẽ|từ mức|thực"
            "|so|thêm được|toàn|riêng|hiện|bằng|chiếm",
            role.NEGATIVE: "âm",
            role.NOT: "không",
            role.SUBTRACT: "trừ",
            role.POINT: "phẩy|chấm|phảy",
            role.OF: "phần|chia",
            role.PER: "/|trên|mỗi|một",
            role.VAGUE: "hàng|vài|mấy|dăm|vài ba|nhiều|dăm ba|dăm bảy|năm bảy|đôi ba"
            "|những|bao nhiêu",
            role.MULTIPLE: "gấp",
            role.SHARE: "chiếm|bằng|đóng góp|tương đương|được|khoảng|gần|hơn|trên"
            "|dưới|tới|ít nhất|tối thiểu|quá|đạt",
            role.HALF: "rưỡi",
            role.COMPARED: "cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn|nhỏ hơn|kém",
            role.NOT_ESTIMATE: "công|hiệp|quy|giao|khế|mong|mơ|vọng|nguyện|muốn|ao"
            "|hẹn|thề|lệ|nghị",
            role.FROM: "từ",
            role.TO: "đến|tới|-|~|÷|đến hết|cho đến|cho tới",
            role.AND: "và",
            role.ALSO: "và|,|hoặc|hay",
            role.BETWEEN: "giữa",
            role.VERSUS: "so với|so cùng kỳ",
            role.ORDINAL: "thứ|hạng|lần thứ|xếp hạng|thế kỷ",
            role.ROMAN: "thế kỷ|khóa|khoá|chương|số|kỳ|đại hội|thứ|hạng|lần thứ|phần"
            "|nhiệm kỳ|hội nghị",
            role.DESIGNATOR: "liên tịch|công điện"
            "|trung ương|vòng|ngã|đợt|bệnh viện|nghị quyết"
            "|quyết định|kế hoạch|thông tư|nghị định"
            "|chỉ thị|công văn|luật|điều|khoản|chương|mục|tiết|quận|phường|xã|thôn|tổ"
            "|ấp|khu phố|quốc lộ|tỉnh lộ|hương lộ|đường|số|khóa|lớp|cấp|tầng|phòng|lô"
            "|cổng|ga|trạm|tuyến|vành đai|giai đoạn|phiên bản|loại|bến|kênh|mạng|phiên"
            "|hồ sơ|tập|trang|bảng|hình|biểu|phụ lục|mẫu|công ước|dự thảo|thông báo"
            "|kết luận|hướng dẫn|tờ trình|báo cáo|pháp lệnh|hiệp định|văn bản|biển số"
            "|ql|tl|đt|iso|tcvn|qcvn|vùng|nhóm|type|mác|đội|sư đoàn|trung đoàn"
            "|tiểu đoàn"
            "|quân khu|binh đoàn|đề án|chương trình|cầu|hầm|nhà máy|phân khu|zone|block"
            "|web|phân đoạn|gói thầu|đời|bài|câu|kỳ họp|đại lộ|ngõ|ngách|hẻm|số nhà"
            "|cao tốc|kilomet số|chuyến|bàn|máy|tàu|hãng|zalo|bão số"
            "|covid|sars|vtv|boeing|airbus|windows|android|ios|iphone"
            "|thập niên|thập kỷ|km",
            role.HOLDER: "bệnh viện|cầu|đường|cao tốc|tuyến|tàu|nhà máy|trạm|nhóm|đội"
            "|phòng|bến|chuyến|hầm|đại lộ|tổ|lớp|máy|vùng",
            role.NO_DESIGNATOR: "tổng|mỗi|từng|các|trong|con|dân|doanh|chỉ|đa|hệ"
            "|tham|thông|trị"
            "|quân|sĩ|kỹ thuật|kinh tế|một",
            role.STOP: "đã|đang|sẽ|được|bị|là|có|của|cho|với|trong|tại|ở|từ|đến|tới|và"
            "|hoặc|hay|trên|dưới|so|này|đó|kia|theo|do|vào|để|nhằm|khi|thì|mà|như|nên"
            "|vì|qua|về|bằng|gồm|bao gồm|đạt|tăng|giảm|chiếm|trở|trở lên|trở xuống"
            "|cùng|cũng|nhưng|nếu|sau|trước|giữa|nay|trong đó|tương đương|ước|ước tính"
            "|hơn|gần|khoảng|xấp xỉ|còn|không|chưa|hiện|năm|tháng|quý|ngày|mỗi|gấp|lên"
            "|xuống|ra|hàng|vẫn|đều|góp|thuộc|nằm|đứng|xếp|thông qua|phục vụ|từng|nhờ"
            "|vừa|mới đây|ứng dụng|hoạt động|tham gia|tham dự|tham|tức|tính|kể|sang"
            "|thêm|nữa|rồi|lại|tuy|đối với|liên quan|trực thuộc|đi|ban hành|ký|so với"
            "|so cùng kỳ|trị giá|tổng vốn|tổng mức|tổng trị giá"
            "|tổng giá trị|tử vong|thiệt mạng|mất tích|quay lại|quay trở lại|thu hút"
            "|nhận"
            "|tiếp nhận|ghi nhận|khởi công|khánh thành|hoàn thành|đăng ký|dài|rộng",
            role.NOUN_TAIL: "nhỏ và vừa|vừa và nhỏ|siêu nhỏ|khoa học và công nghệ"
            "|nghiên cứu và phát triển",
            role.CHANGE: "lên|xuống|còn|lên tới|lên đến|xuống còn|lên thành",
            role.DIGITS: "con số|chữ số",
            role.LASTING: "qua|nay|tới|liền|liên tiếp|liên tục|tuổi|nữa|trước|sau|mỗi"
            "|kéo dài|dài|suốt|vòng|hạn|trong vòng|thời hạn|thời gian|từng|kể|gần nhất"
            "|gần đây|đến|mất|cần|tối đa|thêm|tù|lương|bảo hành|cuối cùng|rưỡi",
            role.OUT_OF: "trong|trên|trong tổng số|trong số|trên tổng số|của|/",
            role.WHOLE: "số|tổng số|tổng|dân số|diện tích|của|cả nước|sản lượng"
            "|kim ngạch|quãng đường|chặng đường|doanh thu|nhu cầu|thời gian|giá trị",
            role.ARTICLE: "một",
            role.TOP: "top|tốp",
            role.EVERY: "mỗi|hằng|hàng|một|từng|cả|nhiều",
            role.CLOCK: "lúc|giờ",
            role.DAY: "ngày|mồng|mùng|ngày mồng|ngày mùng|sáng|chiều|tối|trưa|đêm|hôm"
            "|rạng sáng|sáng ngày|chiều ngày|tối ngày|trưa ngày|đêm ngày|hôm nay"
            "|sáng nay|chiều nay|tối nay|trưa nay|hôm qua|ngày mai|sáng mai|chiều mai"
            "|tối mai|ngày hôm nay|ngày hôm qua"
            "|sáng qua|chiều qua|tối qua"
            "|chủ nhật",
            role.MONTH: "tháng|thg",
            role.QUARTER: "quý",
            role.YEAR: "năm|niên độ|năm học|niên vụ|mùa giải",
            role.YEARS: "giai đoạn|nhiệm kỳ|niên khóa|thời kỳ|các năm|năm học|niên vụ"
            "|niên độ|khóa|mùa giải|năm",
            role.HEAD: "đầu",
            role.MIDDLE: "giữa",
            role.TAIL: "cuối",
            role.BEFORE: "trước",
            role.AFTER: "sau",
            role.THIS: "nay",
            role.LAST: "ngoái",
            role.HALF_OF: "nửa",
            role.POSSESSIVE: "của",
            role.WEEK: "tuần|tuần thứ|kỳ",
            role.WEEKDAY: "thứ",
            role.OVER: "trên",
            role.LEVEL: "mức|mức độ|cấp độ|báo động",
            role.SCORE: "thắng|thua|hòa|tỷ số|dẫn|thắng đậm|dẫn trước|cầm hòa|thất bại"
            "|đánh bại|gỡ hòa",
            role.EACH: "lần lượt",
            role.LUNAR: "âm lịch|giêng|chạp|rằm|rằm tháng|rằm tháng giêng",
        }
    ),
    # Phrases in which no word means what it means alone.
    plain="mặt hàng|khách hàng|ngân hàng|cửa hàng|đơn hàng|gian hàng|nhà hàng|lô hàng"
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
    "|hàng quý|cả nước|năm mới|tuần tra|tuần lễ|tuần hoàn|kém phát triển"
    "|tư nhân|đầu tư|tư vấn|tư pháp|thứ trưởng|thứ bậc|thứ tự|thứ yếu|độ cao"
    "|trên cơ sở|trên địa bàn|trên thế giới|gần đây|hơn nữa|hơn hết|quá trình"
    "|quá khứ|dưới sự|hai chiều|một số|một cách|một loạt|một trong"
    "|một lần nữa|triệu tập|triệu hồi"
    "|thực tập|luyện tập|lương tối thiểu|ngày đêm|cách mạng tháng tám"
    "|cách mạng tháng mười",
    # A word that holds the first is also written with the second.
    alike=(
        ("quý", "quí"),
        ("tỷ", "tỉ"),
        ("kỷ", "kỉ"),
        ("kỳ", "kì"),
        ("mỹ", "mĩ"),
        ("sĩ", "sỹ"),
        ("lý", "lí"),
        ("óa", "oá"),
        ("òa", "oà"),
        ("ụy", "uỵ"),
        ("ủy", "uỷ"),
    ),
)
