"""What stands around numbers in Vietnamese: hedges, units, rises and falls, joints."""

from pipeline.reading.languages import role

HEDGES = {
    ">|hơn|trên|vượt|vượt qua|vượt mức|vượt kỷ lục|vượt mức kỷ lục|vượt mốc"
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
}

HEDGES_AFTER = {
    "trở lên|hoặc hơn|hoặc nhiều hơn|hoặc cao hơn|hoặc lớn hơn": "at_least",
    "trở xuống|hoặc ít hơn|hoặc thấp hơn|hoặc nhỏ hơn|hoặc kém hơn": "at_most",
    "đổ lên": "at_least",
    "đổ lại": "at_most",
}

UNITS = {
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
    "sào": "{sao}",
    "thước": "{thuoc}",
    "chỉ vàng": "{chi}",
    "điểm cơ bản": "{basis_point}",
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
}

COUNTERS = {
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
    "tầng": "{floor}",
    "chỗ|ghế": "{seat}",
    "hồ sơ": "{file}",
    "ounce|oz": "[oz_tr]",
}

ROLES = {
    role.UP: (
        "tăng|tăng trưởng|tăng thêm|tăng nhẹ|tăng mạnh|mức tăng"
        "|tốc độ tăng"
        "|tốc độ tăng trưởng|đà tăng|tỷ lệ tăng"
    ),
    role.DOWN: (
        "giảm|hụt|sụt|sụt giảm|suy giảm|giảm nhẹ|giảm mạnh|giảm sâu"
        "|mức giảm|tốc độ giảm|đà giảm|tỷ lệ giảm"
    ),
    role.GROWTH: (
        "tăng trưởng|mức tăng|tốc độ tăng|tốc độ tăng trưởng|đà tăng"
        "|tỷ lệ tăng|mức giảm|tốc độ giảm|đà giảm|tỷ lệ giảm"
    ),
    role.ESTIMATE: "ước|ước tính|ước đạt",
    role.LINK: (
        "đạt|đạt mức|có|là|còn|được|thêm|nhẹ|mạnh|sâu|nhanh|bình quân"
        "|trung bình|lên|lên tới|lên đến|xuống|xuống còn|tới|đến|mức|ở mức|lại"
        "|tiếp|ròng|cả|tổng cộng|tương đương|chỉ|vẫn|cũng|đã|sẽ|từ mức|thực"
        "|so|thêm được|toàn|riêng|hiện|bằng|chiếm"
    ),
    role.NOT: "không",
    role.PER: "/|trên|mỗi|một|trên mỗi|trên một",
    role.RATE: "mỗi|trên mỗi|trên một",
    role.VAGUE: (
        "hàng|vài|mấy|dăm|vài ba|nhiều|dăm ba|dăm bảy|năm bảy|đôi ba|những|bao nhiêu"
    ),
    role.MULTIPLE: "gấp",
    role.SHARE: ("chiếm|bằng|đóng góp|tương đương|được|tới|đạt"),
    role.COMPARED: "cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn|nhỏ hơn|kém",
    role.ADJECTIVE: "nhanh|chậm|đẹp|tốt|xấu|rẻ|đắt|sớm|muộn|trẻ|già|mạnh|yếu",
    role.EXCEEDING: "hơn",
    role.NOT_ESTIMATE: (
        "công|hiệp|quy|giao|khế|mong|mơ|vọng|nguyện|muốn|ao|hẹn|thề|lệ|nghị"
    ),
    role.FROM: "từ",
    role.TO: "đến|tới|-|~|÷|đến hết|cho đến|cho tới",
    role.AND: "và",
    role.ALSO: "và|,|hoặc|hay",
    role.SHARING: "và|,|hoặc|hay",
    role.BETWEEN: "giữa",
    role.VERSUS: "so với|so cùng kỳ",
    role.ORDINAL: "thứ|hạng|lần thứ|tuần thứ|xếp hạng|thế kỷ",
    role.RUN: "liên tiếp|liên tục|liền",
    role.CHANGE: "lên|xuống|còn|lên tới|lên đến|xuống còn|lên thành",
    role.OUT_OF: "trong|trên|trong tổng số|trong số|trên tổng số|của|/",
    role.WHOLE: (
        "số|tổng số|tổng|dân số|diện tích|của|cả nước|sản lượng"
        "|kim ngạch|quãng đường|chặng đường|doanh thu|nhu cầu|thời gian|giá trị"
    ),
    role.COUNTABLE: (
        "xã|phường|thị trấn|tỉnh|thành phố|quận|huyện|thôn|địa phương|nước"
        "|quốc gia|khu|vùng|tuyến|nhà|tòa|ngôi|cầu|cơ sở|cơ quan|công ty|đơn vị"
        "|tổ chức|ngành|lĩnh vực|trường|bệnh viện|ngân hàng|cửa hàng|đội|nhóm"
        "|em|bé|trẻ|cháu|đứa|ông|bà|anh|chị|cô|bạn|thành viên|đại biểu|cán bộ"
        "|nạn nhân|bệnh nhân|bị can|bị cáo|đối tượng|bộ trưởng|cầu thủ|thí sinh"
        "|tàu|máy|cây|quả|trái|bộ|cuộc|bài|bức|tấm|tờ|cuốn|trận|bàn|giải thưởng"
        "|huy chương|gói|loại|mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|tiêu chí|nội dung"
        "|điểm|bước|tuổi|chữ số|yếu tố|vị trí|ứng viên|khu vực|dòng|mẫu|sự kiện"
        "|chuyên gia|công trình|hạng mục|tác phẩm|thương hiệu|tập đoàn|sân bay"
    ),
    role.YEARLY: (
        "trong|cả|suốt|trọn|qua|hết|sau|trước|từ|đến|tới|vào|sang|theo|của|là|cùng"
        "|giữa|kết thúc|khép lại|tổng kết"
    ),
    role.TOP: "top|tốp",
    role.EACH: "lần lượt",
}
