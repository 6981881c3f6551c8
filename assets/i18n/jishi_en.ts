<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
    <context>
        <name>BackButton</name>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
    </context>
    <context>
        <name>BookedPresenter</name>
        <message>
            <source>预约 %1，来早了</source>
            <translation>%1: a little early</translation>
        </message>
        <message>
            <source>过了 %1，照样能办</source>
            <translation>%1 has passed, and you are welcome</translation>
        </message>
        <message>
            <source>您的预约在 %1</source>
            <translation>You are booked for %1</translation>
        </message>
        <message>
            <source>这是 %1 的预约</source>
            <translation>This booking was for %1</translation>
        </message>
        <message>
            <source>到了时段优先叫号。</source>
            <translation>You go first in your slot.</translation>
        </message>
        <message>
            <source>不用重新约：先对材料，再按普通号排队。</source>
            <translation>No new booking needed: check your papers, then wait with an ordinary number.</translation>
        </message>
        <message>
            <source>不用重新约：材料对过了，按普通号排队。</source>
            <translation>No new booking needed: your papers were checked, so only an ordinary number is left.</translation>
        </message>
        <message>
            <source>接着办</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>办什么</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>到哪办</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>什么时候来</source>
            <translation>When</translation>
        </message>
        <message>
            <source>%1 起，用这个码取号</source>
            <translation>from %1, with this code</translation>
        </message>
        <message>
            <source>现在办，取普通号</source>
            <translation>An ordinary number now</translation>
        </message>
        <message>
            <source>先看要带什么</source>
            <translation>See what to bring</translation>
        </message>
        <message>
            <source>对一遍材料，能打印清单带走</source>
            <translation>Check your papers, print the list</translation>
        </message>
        <message>
            <source>到时候再来，回首页</source>
            <translation>I'll come back then</translation>
        </message>
        <message>
            <source>那天再来，回首页</source>
            <translation>I'll come that day</translation>
        </message>
        <message>
            <source>改天再来，回首页</source>
            <translation>Another day</translation>
        </message>
        <message>
            <source>哪天来都能办</source>
            <translation>Any working day will do</translation>
        </message>
        <message>
            <source>先对材料</source>
            <translation>Check your papers</translation>
        </message>
        <message numerus="yes">
            <source>%n 人在等</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message>
            <source>不用等</source>
            <translation>nobody waiting</translation>
        </message>
        <message>
            <source>预约就不再优先</source>
            <translation>gives up your slot</translation>
        </message>
        <message>
            <source>预约还留着</source>
            <translation>your booking stays</translation>
        </message>
        <message>
            <source>，</source>
            <translation>; </translation>
        </message>
    </context>
    <context>
        <name>ChecklistPresenter</name>
        <message>
            <source>%1：%2</source>
            <translation>%1: %2</translation>
        </message>
        <message numerus="yes">
            <source>这 %n 样，您带了哪些？</source>
            <translation>
                <numerusform>Do you have this paper?</numerusform>
                <numerusform>Which papers do you have?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>这 %n 项，都齐了吗？</source>
            <translation>
                <numerusform>Is this one in order?</numerusform>
                <numerusform>Are these %n in order?</numerusform>
            </translation>
        </message>
        <message>
            <source>可容缺</source>
            <translation>Can follow</translation>
        </message>
        <message>
            <source>可声明</source>
            <translation>Statement will do</translation>
        </message>
        <message>
            <source>必带</source>
            <translation>Required</translation>
        </message>
        <message>
            <source>要到场</source>
            <translation>Must come</translation>
        </message>
        <message>
            <source>条件</source>
            <translation>Condition</translation>
        </message>
        <message>
            <source>先办好</source>
            <translation>Do first</translation>
        </message>
        <message>
            <source>，</source>
            <translation>, </translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>任一样就行：%1</source>
            <translation>Any one will do: %1</translation>
        </message>
        <message>
            <source>带了</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>没带</source>
            <translation>Not yet</translation>
        </message>
        <message>
            <source>来了</source>
            <translation>Here</translation>
        </message>
        <message>
            <source>没来</source>
            <translation>Not yet</translation>
        </message>
        <message>
            <source>符合</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>还没</source>
            <translation>Not yet</translation>
        </message>
        <message>
            <source>办了</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>不确定</source>
            <translation>Not sure</translation>
        </message>
    </context>
    <context>
        <name>ChecklistScreen</name>
        <message>
            <source>第 %1–%2 样，共 %3 样</source>
            <translation>Papers %1 to %2 of %3</translation>
        </message>
        <message>
            <source>上一样</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>请稍等</source>
            <translation>One moment</translation>
        </message>
        <message>
            <source>下一步</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>看下一页</source>
            <translation>Next page</translation>
        </message>
        <message numerus="yes">
            <source>还差 %n 样没选</source>
            <translation>
                <numerusform>%n to answer</numerusform>
                <numerusform>%n to answer</numerusform>
            </translation>
        </message>
        <message>
            <source>看样张：%1</source>
            <translation>See a sample: %1</translation>
        </message>
        <message>
            <source>样张</source>
            <translation>Sample</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>免提交；查不到时再出示</source>
            <translation>No need to bring; show it only if we cannot find it</translation>
        </message>
    </context>
    <context>
        <name>ChoosePresenter</name>
        <message>
            <source>您想查哪件事？</source>
            <translation>What would you like to look up?</translation>
        </message>
        <message>
            <source>您要办哪方面的事？</source>
            <translation>What is it about?</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message numerus="yes">
            <source>%1等 %n 个部门</source>
            <translation>
                <numerusform>%n department</numerusform>
                <numerusform>%n departments</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 个部门，%2 项</source>
            <translation>%1 departments, %2 services</translation>
        </message>
    </context>
    <context>
        <name>ChooseScreen</name>
        <message>
            <source>说不准是哪一项？
点“叫人帮办”。</source>
            <translation>Not sure which?
Touch “Ask a person”.</translation>
        </message>
        <message>
            <source>按拼音首字母找</source>
            <translation>Search by initials</translation>
        </message>
        <message>
            <source>知道名字？按拼音首字母找</source>
            <translation>Know its name? Search by pinyin initials</translation>
        </message>
        <message>
            <source>开饭店 → KFD</source>
            <translation>kai fan dian → KFD</translation>
        </message>
        <message>
            <source>按事情找</source>
            <translation>By what you need</translation>
        </message>
        <message>
            <source>按部门找</source>
            <translation>By department</translation>
        </message>
    </context>
    <context>
        <name>CitizenScreen</name>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
    </context>
    <context>
        <name>CodePresenter</name>
        <message>
            <source>有一位和单子上的不一样，再看一眼。</source>
            <translation>One character differs from the notice. Please look again.</translation>
        </message>
        <message>
            <source>这张预审单已经取过号。号丢了就点“叫人帮办”。</source>
            <translation>This slip has its number already. If it is lost, touch “Ask a person”.</translation>
        </message>
        <message>
            <source>第 %1 位和单子上的不一样，看一眼，直接按对的。</source>
            <translation>Character %1 differs from your slip. Look again and touch the right one.</translation>
        </message>
        <message>
            <source>第 %1、%2 位像是换了先后，看一眼，从第 %1 位重按。</source>
            <translation>Characters %1 and %2 look swapped. Touch both again, beginning with character %1.</translation>
        </message>
        <message>
            <source>码没有读全。把单子放平再试一次，或输入单子上的 8 位。</source>
            <translation>The code was not read whole. Hold the slip flat and try again, or type its 8 characters.</translation>
        </message>
        <message>
            <source>一时连不上大厅，查不到这张单。请到 %1，或在这里再对一遍。</source>
            <translation>This kiosk cannot ask the hall now. Go to %1, or check again here.</translation>
        </message>
        <message>
            <source>没有查到这张单。再看一眼，或点“叫人帮办”。</source>
            <translation>This code is not here. Look again, or touch “Ask a person”.</translation>
        </message>
        <message>
            <source>接着上次的来，只问还缺的。</source>
            <translation>We go on from last time and ask only what was missing.</translation>
        </message>
        <message>
            <source>这个预约取消了，或改了时间。没有预约也能办。</source>
            <translation>Cancelled or moved. You need no booking here.</translation>
        </message>
        <message>
            <source>预约的事项换了名字或停办了。可以再找一找，或点“叫人帮办”。</source>
            <translation>This item has changed. Look for it anew, or touch “Ask a person”.</translation>
        </message>
        <message>
            <source>这个预约那天已经取过号。还要办，从头来也很快。</source>
            <translation>This booking had its number on its day. Starting anew is quick.</translation>
        </message>
        <message>
            <source>这个预约已经办过了。还要办别的，点下面就行。</source>
            <translation>Already served. Touch below for anything else.</translation>
        </message>
        <message>
            <source>这张单的码过了期。再对一遍也很快。</source>
            <translation>This code has run out. Checking again is quick.</translation>
        </message>
        <message>
            <source>这件事的单子已经更新。再对一遍也很快。</source>
            <translation>This list has changed. Checking again is quick.</translation>
        </message>
        <message>
            <source>这是别的大厅的单子。在这里再对一遍也很快。</source>
            <translation>This slip is from another hall. Checking here is quick.</translation>
        </message>
        <message>
            <source>这个号叫过了，还有效：到 %1说一声，往后排 3 位。</source>
            <translation>Your number was called and stays good. Ask at %1: you go three places back.</translation>
        </message>
        <message>
            <source>这个码和大厅存的对不上。请拿着单子到 %1，当面看。</source>
            <translation>This code does not match what the hall has. Please show the slip at %1.</translation>
        </message>
    </context>
    <context>
        <name>CodeScreen</name>
        <message>
            <source>扫单子上的码，或输入 8 位</source>
            <translation>Scan the code, or type its 8 characters</translation>
        </message>
        <message>
            <source>码对着扫码口，自动往下走；8 位是字最大的那一行。</source>
            <translation>Hold the code to the scanner; the 8 characters are in the largest type.</translation>
        </message>
        <message>
            <source>输入单子上的 8 位</source>
            <translation>Type the 8 characters</translation>
        </message>
        <message>
            <source>在告知单或预审单上，字最大的那一行。</source>
            <translation>On your notice or pre-review slip, in the largest type.</translation>
        </message>
        <message>
            <source>码里没有您的姓名和证件号。</source>
            <translation>The code holds no name or ID number.</translation>
        </message>
        <message>
            <source>删一位</source>
            <translation>Delete</translation>
        </message>
        <message>
            <source>扫码，或输入单子上、预约的码</source>
            <translation>Scan or type your code</translation>
        </message>
        <message>
            <source>输入单子上或预约的码</source>
            <translation>Type the code you have</translation>
        </message>
        <message>
            <source>告知单、预审单上最大的一行，或预约码。</source>
            <translation>The largest line on your paper, or your booking code.</translation>
        </message>
        <message>
            <source>输完了</source>
            <translation>Go on</translation>
        </message>
        <message>
            <source>办事取号</source>
            <translation>Get a number</translation>
        </message>
        <message>
            <source>查要带什么</source>
            <translation>What to bring</translation>
        </message>
    </context>
    <context>
        <name>ElsewherePresenter</name>
        <message>
            <source>去哪办</source>
            <translation>The way</translation>
        </message>
        <message>
            <source>先打电话问</source>
            <translation>Ask by phone</translation>
        </message>
        <message>
            <source>在这里当面问</source>
            <translation>Ask here</translation>
        </message>
        <message numerus="yes">
            <source>这件不办，接着办其余 %n 件</source>
            <translation>
                <numerusform>Go on with the other one</numerusform>
                <numerusform>Go on with the other %n</numerusform>
            </translation>
        </message>
        <message>
            <source>知道了，回首页</source>
            <translation>Got it, home</translation>
        </message>
        <message>
            <source>找别的事</source>
            <translation>Something else</translation>
        </message>
        <message numerus="yes">
            <source>这个大厅能办 %n 件事</source>
            <translation>
                <numerusform>%n service here</numerusform>
                <numerusform>%n services in this hall</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ElsewhereScreen</name>
        <message>
            <source>这件事在别处办。拿手机拍下这一屏，路上看。</source>
            <translation>This is done elsewhere. Keep the way: take a photo of this screen.</translation>
        </message>
    </context>
    <context>
        <name>Foot</name>
        <message>
            <source>叫人帮办</source>
            <translation>Ask a person</translation>
        </message>
        <message>
            <source>English</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>大字</source>
            <translation>Large</translation>
        </message>
        <message>
            <source>低位</source>
            <translation>Low</translation>
        </message>
    </context>
    <context>
        <name>HelpPanel</name>
        <message>
            <source>%1 接到了，请在这里等一下</source>
            <translation>%1 has your call. Please wait here</translation>
        </message>
        <message>
            <source>帮办区现在没有人</source>
            <translation>Nobody is at the help desk now</translation>
        </message>
        <message>
            <source>%1 开始有人。</source>
            <translation>Somebody is there from %1. </translation>
        </message>
        <message>
            <source>有急事打热线 %1。</source>
            <translation>If it is urgent, call %1.</translation>
        </message>
        <message>
            <source>您选好的都还在。</source>
            <translation>Your answers are kept.</translation>
        </message>
        <message>
            <source>您可以直接过去，选好的都还在。</source>
            <translation>You can walk over; your answers are kept.</translation>
        </message>
        <message>
            <source>呼叫已记下。您也可以直接过去，选好的都还在。</source>
            <translation>Your call is noted. You can also walk over; your answers are kept.</translation>
        </message>
        <message>
            <source>帮办员在 %1</source>
            <translation>Help agents: %1</translation>
        </message>
        <message>
            <source>您可以直接过去。</source>
            <translation>You can walk over.</translation>
        </message>
        <message>
            <source>呼叫已记下。您也可以直接过去。</source>
            <translation>Your call is noted. You can also walk over.</translation>
        </message>
    </context>
    <context>
        <name>HelpSheet</name>
        <message>
            <source>知道了，接着办</source>
            <translation>Got it, go on</translation>
        </message>
        <message>
            <source>知道了</source>
            <translation>Got it</translation>
        </message>
    </context>
    <context>
        <name>HomePresenter</name>
        <message>
            <source>%1 %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>您好，
今天办什么？</source>
            <translation>Hello,
how can we help?</translation>
        </message>
        <message>
            <source>窗口现在没开，
先看看要带什么</source>
            <translation>Windows are closed now.
See what to bring</translation>
        </message>
        <message>
            <source>窗口%1 开，
先看看要带什么</source>
            <translation>Windows open %1.
See what to bring</translation>
        </message>
        <message>
            <source>材料先备好，开门一来就取号</source>
            <translation>Get your papers ready</translation>
        </message>
        <message>
            <source>有急事打 %1</source>
            <translation>Urgent? Call %1</translation>
        </message>
        <message>
            <source>热线 %1</source>
            <translation>Hotline %1</translation>
        </message>
        <message>
            <source>小票机要等一下，号照常取：拍下屏幕就行</source>
            <translation>Slips late; numbers work: take a photo</translation>
        </message>
        <message>
            <source>大家办得最多</source>
            <translation>Most wanted</translation>
        </message>
        <message>
            <source>常办</source>
            <translation>Often asked for</translation>
        </message>
    </context>
    <context>
        <name>HomeScreen</name>
        <message>
            <source>人在等</source>
            <translation>waiting</translation>
        </message>
        <message>
            <source>查要带什么</source>
            <translation>What to bring</translation>
        </message>
        <message>
            <source>办事取号</source>
            <translation>Get a number</translation>
        </message>
        <message>
            <source>看材料，打印一次告知单</source>
            <translation>See the papers, print the list</translation>
        </message>
        <message>
            <source>选好事项，先对材料，再取号</source>
            <translation>Choose, check papers, get a number</translation>
        </message>
        <message>
            <source>扫码</source>
            <translation>Scan</translation>
        </message>
        <message>
            <source>扫码取号</source>
            <translation>Scan a code</translation>
        </message>
        <message>
            <source>输码</source>
            <translation>Type a code</translation>
        </message>
        <message>
            <source>输码取号</source>
            <translation>Type a code</translation>
        </message>
        <message>
            <source>看还差什么</source>
            <translation>What is missing</translation>
        </message>
        <message>
            <source>有一次告知单</source>
            <translation>From your notice</translation>
        </message>
        <message>
            <source>只看材料，不取号</source>
            <translation>Papers only</translation>
        </message>
        <message>
            <source>咨询 · 领证 · 补材料</source>
            <translation>Ask · collect · hand in</translation>
        </message>
        <message>
            <source>不用对材料</source>
            <translation>No papers to check</translation>
        </message>
        <message>
            <source>各窗口什么时候开</source>
            <translation>Opening hours</translation>
        </message>
        <message>
            <source>点一下就开始</source>
            <translation>Touch to start</translation>
        </message>
        <message>
            <source>有预约，或告知单</source>
            <translation>Booked, or a notice</translation>
        </message>
    </context>
    <context>
        <name>IssuedPresenter</name>
        <message>
            <source>%1可申请容缺：到窗口签承诺，由窗口确认，最迟 %2补齐</source>
            <translation>%1 can follow: ask the window to agree, bring it by %2</translation>
        </message>
        <message>
            <source>帮办员和您一起补：%1</source>
            <translation>We complete it together: %1</translation>
        </message>
        <message>
            <source>材料待补，窗口当面看：%1</source>
            <translation>Papers to follow, the window decides: %1</translation>
        </message>
        <message>
            <source>到窗口签声明：%1</source>
            <translation>Sign a statement at the window: %1</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message numerus="yes">
            <source>%1等 %n 样</source>
            <translation>
                <numerusform>%1</numerusform>
                <numerusform>%1 and more, %n in all</numerusform>
            </translation>
        </message>
        <message>
            <source>请记住这个号</source>
            <translation>Please remember this number</translation>
        </message>
        <message>
            <source>请在下方取走小票</source>
            <translation>Take your slip below</translation>
        </message>
        <message>
            <source>小票正在打印</source>
            <translation>Printing your slip</translation>
        </message>
        <message>
            <source>%1 · 预约 %2</source>
            <translation>%1 · booked %2</translation>
        </message>
        <message numerus="yes">
            <source>请在下方取走 %n 张小票</source>
            <translation>
                <numerusform>Take your slip below</numerusform>
                <numerusform>Take your %n slips below</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>请在下方取走小票和告知单，共 %n 张</source>
            <translation>
                <numerusform>Take your slip and notice below</numerusform>
                <numerusform>Take slips and notice below, %n in all</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>IssuedScreen</name>
        <message>
            <source>拿好了</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>等的时候，可以去这儿坐坐</source>
            <translation>While you wait</translation>
        </message>
    </context>
    <context>
        <name>ItemPresenter</name>
        <message>
            <source>%1窗口</source>
            <translation>Windows %1</translation>
        </message>
        <message>
            <source>在哪办</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>当场办好</source>
            <translation>Done on the spot</translation>
        </message>
        <message numerus="yes">
            <source>%n 个工作日</source>
            <translation>
                <numerusform>%n working day</numerusform>
                <numerusform>%n working days</numerusform>
            </translation>
        </message>
        <message>
            <source>法定 %1</source>
            <translation>By law: %1</translation>
        </message>
        <message>
            <source>多久办好</source>
            <translation>How long</translation>
        </message>
        <message>
            <source>收费</source>
            <translation>Cost</translation>
        </message>
        <message>
            <source>现在人多吗</source>
            <translation>Busy now?</translation>
        </message>
        <message>
            <source>另外取号</source>
            <translation>Another system</translation>
        </message>
        <message>
            <source>%1 再取号</source>
            <translation>Numbers from %1</translation>
        </message>
        <message>
            <source>材料可以先对好</source>
            <translation>Check your papers now</translation>
        </message>
        <message>
            <source>取号后就知道</source>
            <translation>See with your number</translation>
        </message>
        <message>
            <source>今天的号发完了</source>
            <translation>No numbers left today</translation>
        </message>
        <message numerus="yes">
            <source>%n 人在等</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message>
            <source>不用等</source>
            <translation>No queue</translation>
        </message>
        <message numerus="yes">
            <source>要带 %n 样</source>
            <translation>
                <numerusform>Bring %n paper</numerusform>
                <numerusform>Bring %n papers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>其中 %n 样可容缺</source>
            <translation>
                <numerusform>%n can follow</numerusform>
                <numerusform>%n can follow</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 样免提交</source>
            <translation>
                <numerusform>%n not needed</numerusform>
                <numerusform>%n not needed</numerusform>
            </translation>
        </message>
        <message>
            <source>第 %1 问，共 %2 问</source>
            <translation>Question %1 of %2</translation>
        </message>
        <message>
            <source>第 %1 问</source>
            <translation>Question %1</translation>
        </message>
    </context>
    <context>
        <name>ItemScreen</name>
        <message>
            <source>下一步，对材料</source>
            <translation>Next: check papers</translation>
        </message>
        <message>
            <source>看要带什么</source>
            <translation>See what to bring</translation>
        </message>
        <message>
            <source>先选一样</source>
            <translation>Choose one first</translation>
        </message>
        <message>
            <source>老年人、残疾人、孕妇、军人：优先</source>
            <translation>Elderly, disabled, pregnant, military: priority</translation>
        </message>
        <message>
            <source>再加一件</source>
            <translation>One more</translation>
        </message>
        <message numerus="yes">
            <source>共 %n 件</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>LaterPresenter</name>
        <message>
            <source>到 %1%2取号</source>
            <translation>Numbers at %1, %2</translation>
        </message>
        <message>
            <source>窗口这几天不取号</source>
            <translation>No numbers these days</translation>
        </message>
        <message>
            <source>%1 开始取号</source>
            <translation>Numbers from %1</translation>
        </message>
        <message>
            <source>%1 接着取号</source>
            <translation>Numbers again from %1</translation>
        </message>
        <message>
            <source>%1窗口今天的 %2 个号都发出去了。材料可以现在先备好。</source>
            <translation>%1: all %2 numbers of today are taken. You can get your papers ready now.</translation>
        </message>
        <message>
            <source>帮办号不限数，现在就能取。</source>
            <translation> The help desk still has numbers: take one now.</translation>
        </message>
        <message>
            <source>%1的窗口到时候再给号。材料可以现在先备好。</source>
            <translation>%1 gives numbers then. You can get your papers ready now.</translation>
        </message>
        <message>
            <source>到哪办</source>
            <translation>Where</translation>
        </message>
        <message>
            <source>办什么</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>窗口几点开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>什么时候开，打电话问</source>
            <translation>Ask when</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message numerus="yes">
            <source>一共 %n 件</source>
            <translation>
                <numerusform>%n in all</numerusform>
                <numerusform>%n in all</numerusform>
            </translation>
        </message>
        <message>
            <source>材料</source>
            <translation>Papers</translation>
        </message>
        <message>
            <source>都齐了</source>
            <translation>All in order</translation>
        </message>
        <message>
            <source>来的时候照样带上</source>
            <translation>Bring them again when you come</translation>
        </message>
        <message numerus="yes">
            <source>%1 样已齐，还差 %n 样</source>
            <translation>
                <numerusform>%1 in order, %n to go</numerusform>
                <numerusform>%1 in order, %n to go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>还差 %n 样</source>
            <translation>
                <numerusform>%n to go</numerusform>
                <numerusform>%n to go</numerusform>
            </translation>
        </message>
        <message>
            <source>打印单子带走</source>
            <translation>Print a slip to keep</translation>
        </message>
        <message>
            <source>到时候输上面的码，不用重选</source>
            <translation>Type its code then</translation>
        </message>
        <message>
            <source>领帮办号</source>
            <translation>Get a help number</translation>
        </message>
        <message>
            <source>知道了，回首页</source>
            <translation>Got it, home</translation>
        </message>
    </context>
    <context>
        <name>ListPresenter</name>
        <message numerus="yes">
            <source>%n 个部门，点一个往下看</source>
            <translation>
                <numerusform>%n department</numerusform>
                <numerusform>%n departments, touch one</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 项，点一项往下走</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services, touch one</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 项，按名称的拼音首字母找</source>
            <translation>
                <numerusform>%n service, by first letter</numerusform>
                <numerusform>%n services, by first letter</numerusform>
            </translation>
        </message>
        <message>
            <source>常办</source>
            <translation>Often</translation>
        </message>
        <message numerus="yes">
            <source>%n 项</source>
            <translation>
                <numerusform>%n service</numerusform>
                <numerusform>%n services</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ListScreen</name>
        <message>
            <source>首字母 %1</source>
            <translation>First letter %1</translation>
        </message>
        <message>
            <source>说不准是哪一项？
点“叫人帮办”。</source>
            <translation>Not sure which?
Touch “Ask a person”.</translation>
        </message>
    </context>
    <context>
        <name>Lists</name>
        <message>
            <source>要带 %1 样起</source>
            <translation>Papers: %1 or more</translation>
        </message>
        <message>
            <source>要带 %1 样</source>
            <translation>Papers: %1</translation>
        </message>
        <message>
            <source>一件事</source>
            <translation>All in one</translation>
        </message>
    </context>
    <context>
        <name>Onward</name>
        <message>
            <source>材料</source>
            <translation>To bring</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>%1等</source>
            <translation>%1 …</translation>
        </message>
    </context>
    <context>
        <name>Opening</name>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>%1，中午有人</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>工作日</source>
            <translation>Working days</translation>
        </message>
        <message>
            <source>工作日、周六上午</source>
            <translation>Sat. morning too</translation>
        </message>
        <message>
            <source>工作日、周六</source>
            <translation>Saturdays too</translation>
        </message>
    </context>
    <context>
        <name>NoticePresenter</name>
        <message>
            <source>有效期至 %1</source>
            <translation>Valid until %1</translation>
        </message>
        <message>
            <source>请在下方取走一次告知单</source>
            <translation>Take your notice below</translation>
        </message>
        <message>
            <source>单子要等一下，先记下这 8 位</source>
            <translation>The paper is late: keep this code</translation>
        </message>
        <message>
            <source>一次告知单正在打印</source>
            <translation>Printing your notice</translation>
        </message>
        <message>
            <source>看看下方出票口，有单子就取走。</source>
            <translation>Look below: take the paper if it is there.</translation>
        </message>
        <message>
            <source>这台机器不再打这一张；拿手机拍下这一屏就行。</source>
            <translation>This kiosk prints it no more; a photo will do.</translation>
        </message>
        <message>
            <source>打印机好了会自己出来；拿手机拍下这一屏也行。</source>
            <translation>It comes out by itself; a photo will do too.</translation>
        </message>
        <message>
            <source>上面写着缺什么、怎么补。</source>
            <translation>It says what is missing and how to get it.</translation>
        </message>
        <message numerus="yes">
            <source>还差 %n 样，最近的办法</source>
            <translation>
                <numerusform>One to go: the nearest way</numerusform>
                <numerusform>%n to go: the nearest ways</numerusform>
            </translation>
        </message>
        <message>
            <source>%1：%2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>有效期至 %1，来了到 %2</source>
            <translation>Valid until %1; then come to %2</translation>
        </message>
        <message>
            <source>补齐再来，不用重选</source>
            <translation>Come back, no need to start over</translation>
        </message>
        <message>
            <source>到时候再来，不用重选</source>
            <translation>Come back then, no need to start over</translation>
        </message>
        <message>
            <source>上面写着要带什么。</source>
            <translation>It says what to bring.</translation>
        </message>
    </context>
    <context>
        <name>NoticeScreen</name>
        <message>
            <source>拿好了</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>还差 %1 样，先说 %2 样的办法</source>
            <translation>%1 to go: first ways for %2</translation>
        </message>
        <message>
            <source>下次在首页点“输码取号”，输入这 8 位，只问还缺的。</source>
            <translation>Next time touch “Type a code” and enter these 8 characters; we ask only what was missing.</translation>
        </message>
    </context>
    <context>
        <name>NumberWords</name>
        <message>
            <source>%1 人</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>约 %1 人</source>
            <translation>about %1</translation>
        </message>
        <message>
            <source>去哪等</source>
            <translation>Wait at</translation>
        </message>
        <message>
            <source>哪个窗口</source>
            <translation>Windows</translation>
        </message>
        <message>
            <source>前面</source>
            <translation>Ahead</translation>
        </message>
        <message>
            <source>没有人</source>
            <translation>Nobody</translation>
        </message>
        <message>
            <source>前面 %1</source>
            <translation>Ahead: %1</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>；</source>
            <translation>; </translation>
        </message>
        <message numerus="yes">
            <source>%1等 %n 件</source>
            <translation>
                <numerusform>%1 and more</numerusform>
                <numerusform>%1 and more, %n in all</numerusform>
            </translation>
        </message>
        <message>
            <source>%1现在不取号，%2 再取</source>
            <translation>%1 opens again %2</translation>
        </message>
        <message>
            <source>没齐的凭 %1 回来接着办</source>
            <translation>For the rest come back with %1</translation>
        </message>
        <message>
            <source>前面没有人</source>
            <translation>nobody ahead</translation>
        </message>
    </context>
    <context>
        <name>OnePaper</name>
        <message>
            <source>正在选</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>第 %1 样，共 %2 样</source>
            <translation>%1 of %2</translation>
        </message>
        <message>
            <source>看样张：%1</source>
            <translation>See a sample: %1</translation>
        </message>
        <message>
            <source>样张</source>
            <translation>Sample</translation>
        </message>
    </context>
    <context>
        <name>Places</name>
        <message>
            <source>%1 楼</source>
            <translation>Floor %1</translation>
        </message>
        <message>
            <source>%1%2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <source>%1 号</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>约 %1–%2 分钟</source>
            <translation>about %1–%2 min</translation>
        </message>
        <message>
            <source>%m 月 %d 日</source>
            <translation>%d %m</translation>
        </message>
        <message>
            <source>1 2 3 4 5 6 7 8 9 10 11 12</source>
            <translation>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</translation>
        </message>
        <message>
            <source>星期一 星期二 星期三 星期四 星期五 星期六 星期日</source>
            <translation>Monday Tuesday Wednesday Thursday Friday Saturday Sunday</translation>
        </message>
        <message>
            <source>明早 %1</source>
            <translation>tomorrow %1</translation>
        </message>
        <message>
            <source>明天 %1</source>
            <translation>tomorrow %1</translation>
        </message>
        <message>
            <source>%1 号窗口</source>
            <translation>windows %1</translation>
        </message>
    </context>
    <context>
        <name>PurposePresenter</name>
        <message>
            <source>您今天来做什么？</source>
            <translation>What brings you today?</translation>
        </message>
        <message>
            <source>%1：哪一块业务？</source>
            <translation>%1: which area?</translation>
        </message>
        <message>
            <source>选好来意，再选哪一块业务，就取号。不用对材料。</source>
            <translation>Choose, then the area, and get a number. No papers to check.</translation>
        </message>
        <message>
            <source>点一下就取号。</source>
            <translation>Touch one to get a number.</translation>
        </message>
        <message>
            <source>%1 再给号</source>
            <translation>Numbers from %1</translation>
        </message>
        <message numerus="yes">
            <source>%n 人在等</source>
            <translation>
                <numerusform>%n waiting</numerusform>
                <numerusform>%n waiting</numerusform>
            </translation>
        </message>
        <message>
            <source>，</source>
            <translation>, </translation>
        </message>
    </context>
    <context>
        <name>PurposeScreen</name>
        <message>
            <source>老年人、残疾人、孕妇、军人：优先</source>
            <translation>Elderly, disabled, pregnant, military: priority</translation>
        </message>
    </context>
    <context>
        <name>River</name>
        <message>
            <source>第 %1 站，共 4 站：%2</source>
            <translation>Stop %1 of 4: %2</translation>
        </message>
        <message>
            <source>帮办</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>预审</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>叫号</source>
            <translation>Call</translation>
        </message>
        <message>
            <source>办结</source>
            <translation>Done</translation>
        </message>
    </context>
    <context>
        <name>SampleSheet</name>
        <message>
            <source>样张</source>
            <translation>Sample</translation>
        </message>
        <message>
            <source>正在打印，请看下方出票口</source>
            <translation>Printing: look below</translation>
        </message>
        <message>
            <source>打印这张样张，带走照着做</source>
            <translation>Print this sample to take along</translation>
        </message>
        <message>
            <source>看好了，回去选</source>
            <translation>Back to the list</translation>
        </message>
    </context>
    <context>
        <name>SearchPresenter</name>
        <message>
            <source>也叫%1</source>
            <translation>also %1</translation>
        </message>
        <message>
            <source>不在本楼</source>
            <translation>Elsewhere</translation>
        </message>
    </context>
    <context>
        <name>SearchScreen</name>
        <message>
            <source>换个说法看看</source>
            <translation>Try another word</translation>
        </message>
        <message>
            <source>找到您要办的事</source>
            <translation>Find your service</translation>
        </message>
        <message>
            <source>只按前两三个字的首字母试试，
平常怎么说，就怎么按。</source>
            <translation>Try two or three letters,
as people say it.</translation>
        </message>
        <message>
            <source>每个字只按第一个字母。
漏掉一两个字，也能找到。</source>
            <translation>First letters only.
You may leave some out.</translation>
        </message>
        <message>
            <source>输入的字母：%1</source>
            <translation>Letters: %1</translation>
        </message>
        <message>
            <source>开饭店 → KFD</source>
            <translation>kai fan dian → KFD</translation>
        </message>
        <message>
            <source>没有正好这几个字的</source>
            <translation>Nothing exactly so</translation>
        </message>
        <message numerus="yes">
            <source>找到 %n 项</source>
            <translation>
                <numerusform>%n found</numerusform>
                <numerusform>%n found</numerusform>
            </translation>
        </message>
        <message>
            <source>您要找的，也许是</source>
            <translation>Perhaps you mean</translation>
        </message>
        <message>
            <source>常办</source>
            <translation>Often asked for</translation>
        </message>
        <message>
            <source>按事情找：开店、买房、看病</source>
            <translation>By need: shop, home, health</translation>
        </message>
        <message>
            <source>删一位</source>
            <translation>Delete</translation>
        </message>
    </context>
    <context>
        <name>SeveralPresenter</name>
        <message>
            <source>至少留一件；都不办就点“返回”</source>
            <translation>One item stays; to leave, touch “Back”</translation>
        </message>
        <message>
            <source>同一片窗口，一个号就行；共用的材料只问一次</source>
            <translation>One zone, one number; shared papers are asked once</translation>
        </message>
        <message numerus="yes">
            <source>在 %n 片窗口办，一片一个号；共用的材料只问一次</source>
            <translation>
                <numerusform>One number; shared papers are asked once</numerusform>
                <numerusform>%n zones, a number for each; shared papers are asked once</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SeveralScreen</name>
        <message>
            <source>下一步</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>再加一件</source>
            <translation>Add another item</translation>
        </message>
    </context>
    <context>
        <name>SlipLatePresenter</name>
        <message>
            <source>号已给您留好，看看下方出票口</source>
            <translation>Your number is safe. Look at the slot below</translation>
        </message>
        <message>
            <source>号已给您留好，小票要等一下</source>
            <translation>Your number is safe, the slip will follow</translation>
        </message>
        <message>
            <source>有票就取走；没有也不要紧，号照常排队。</source>
            <translation>Take the slip if it is there; your number counts either way.</translation>
        </message>
        <message>
            <source>这台机器不再打这一张，号照常排队。</source>
            <translation>This kiosk prints it no more. You keep your place.</translation>
        </message>
        <message>
            <source>拿手机拍下这一屏</source>
            <translation>Take a photo of this screen</translation>
        </message>
        <message>
            <source>给窗口看照片，和小票一样管用</source>
            <translation>The photo counts like the slip</translation>
        </message>
        <message>
            <source>记住这个号</source>
            <translation>Remember the number</translation>
        </message>
        <message>
            <source>记住这些号</source>
            <translation>Remember the numbers</translation>
        </message>
        <message>
            <source>叫到 %1 就去</source>
            <translation>Go when %1 is called</translation>
        </message>
        <message>
            <source>到 %1补打</source>
            <translation>Get a slip at %1</translation>
        </message>
        <message>
            <source>报号 %1 就行</source>
            <translation>Just say %1</translation>
        </message>
        <message>
            <source>号已给您留好，小票到咨询台拿</source>
            <translation>Your number is safe, the desk prints its slip</translation>
        </message>
        <message>
            <source>号已给您留好，告知单到咨询台拿</source>
            <translation>Your number is safe, the desk prints the notice</translation>
        </message>
        <message>
            <source>号已给您留好，告知单要等一下</source>
            <translation>Your number is safe, the notice will follow</translation>
        </message>
        <message>
            <source>打印机好了，会自己出来。</source>
            <translation>It comes out by itself once the printer is ready.</translation>
        </message>
    </context>
    <context>
        <name>SlipLateScreen</name>
        <message>
            <source>再打一次</source>
            <translation>Reprint</translation>
        </message>
        <message>
            <source>记好了，结束</source>
            <translation>Got it, finish</translation>
        </message>
        <message>
            <source>您的号，照常排队，不会丢</source>
            <translation>Your number keeps its place</translation>
        </message>
        <message>
            <source>任选一样就行</source>
            <translation>Any one of these will do</translation>
        </message>
        <message>
            <source>您的号都照常排队，不会丢</source>
            <translation>Your numbers keep their places</translation>
        </message>
    </context>
    <context>
        <name>StillThere</name>
        <message>
            <source>您还在吗？</source>
            <translation>Are you still there?</translation>
        </message>
        <message numerus="yes">
            <source>%n 秒后回到首页。刚才选的会清空，别人看不到。</source>
            <translation>
                <numerusform>Home in %n second. Your answers will be cleared.</numerusform>
                <numerusform>Home in %n seconds. Your answers will be cleared.</numerusform>
            </translation>
        </message>
        <message>
            <source>我还在，接着办</source>
            <translation>Yes, go on</translation>
        </message>
        <message>
            <source>不办了，回首页</source>
            <translation>No, go home</translation>
        </message>
        <message>
            <source>点屏幕任何地方，也算“我还在”。</source>
            <translation>A touch anywhere means yes.</translation>
        </message>
    </context>
    <context>
        <name>Together</name>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message numerus="yes">
            <source>%n 件事一起办</source>
            <translation>
                <numerusform>%n item</numerusform>
                <numerusform>%n items together</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1”现在不办了，其余的接着办</source>
            <translation>“%1” is no longer offered; the rest goes on</translation>
        </message>
        <message>
            <source>%1已齐</source>
            <translation>%1: in order</translation>
        </message>
        <message numerus="yes">
            <source>%1还差 %n 样</source>
            <translation>
                <numerusform>%1: %n to go</numerusform>
                <numerusform>%1: %n to go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 件合用</source>
            <translation>
                <numerusform>For one item</numerusform>
                <numerusform>For %n items</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 件已齐</source>
            <translation>
                <numerusform>%n item in order</numerusform>
                <numerusform>%n items in order</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n 件还差材料</source>
            <translation>
                <numerusform>%n still needs papers</numerusform>
                <numerusform>%n still need papers</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>TurnButtons</name>
        <message>
            <source>上一页</source>
            <translation>Previous</translation>
        </message>
        <message>
            <source>第 %1 页，共 %2 页</source>
            <translation>Page %1 of %2</translation>
        </message>
        <message>
            <source>下一页</source>
            <translation>Next</translation>
        </message>
    </context>
    <context>
        <name>VerdictPresenter</name>
        <message>
            <source>都齐了</source>
            <translation>All in order</translation>
        </message>
        <message numerus="yes">
            <source>还差 %n 样</source>
            <translation>
                <numerusform>%n paper to go</numerusform>
                <numerusform>%n papers to go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>还差 %n 项</source>
            <translation>
                <numerusform>%n to go</numerusform>
                <numerusform>%n to go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 样已齐，还差 %n 样</source>
            <translation>
                <numerusform>%1 in order, %n paper to go</numerusform>
                <numerusform>%1 in order, %n papers to go</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 项已齐，还差 %n 项</source>
            <translation>
                <numerusform>%1 in order, %n to go</numerusform>
                <numerusform>%1 in order, %n to go</numerusform>
            </translation>
        </message>
        <message>
            <source>有办法</source>
            <translation>We can help</translation>
        </message>
        <message>
            <source>都有办法</source>
            <translation>We can help</translation>
        </message>
        <message>
            <source>可容缺</source>
            <translation>Can follow</translation>
        </message>
        <message>
            <source>可声明</source>
            <translation>Statement will do</translation>
        </message>
        <message>
            <source>必带</source>
            <translation>Required</translation>
        </message>
        <message>
            <source>要到场</source>
            <translation>Must come</translation>
        </message>
        <message>
            <source>条件</source>
            <translation>Condition</translation>
        </message>
        <message>
            <source>先办好</source>
            <translation>Do first</translation>
        </message>
        <message>
            <source>先承诺</source>
            <translation>Pledge it</translation>
        </message>
        <message>
            <source>可申请容缺，由窗口确认</source>
            <translation>Ask the window to agree</translation>
        </message>
        <message>
            <source>领帮办号，%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>领帮办号，%1，现在不用等</source>
            <translation>%1, no queue</translation>
        </message>
        <message numerus="yes">
            <source>领帮办号，%1，前面 %n 人</source>
            <translation>
                <numerusform>%1, %n ahead</numerusform>
                <numerusform>%1, %n ahead</numerusform>
            </translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
    </context>
    <context>
        <name>VerdictScreen</name>
        <message>
            <source>请帮办员一起补齐</source>
            <translation>Finish it with an agent</translation>
        </message>
        <message>
            <source>先回去补，打印一次告知单</source>
            <translation>Come back later: print a notice</translation>
        </message>
        <message>
            <source>写明缺什么、怎么补；下次输码，只问缺的</source>
            <translation>What to bring; next time type its code</translation>
        </message>
        <message>
            <source>仍要取号</source>
            <translation>Take a number anyway</translation>
        </message>
        <message>
            <source>号上注明材料待补，窗口当面看</source>
            <translation>Marked: papers to follow</translation>
        </message>
        <message>
            <source>请稍等</source>
            <translation>One moment</translation>
        </message>
        <message>
            <source>打印一次告知单</source>
            <translation>Print the notice</translation>
        </message>
        <message>
            <source>先取号，到窗口签承诺</source>
            <translation>Take a number, then pledge</translation>
        </message>
        <message>
            <source>写明要带什么、怎么补</source>
            <translation>What to bring and how</translation>
        </message>
        <message>
            <source>可申请容缺，由窗口确认，最迟 %1补齐</source>
            <translation>The window decides; bring it by %1</translation>
        </message>
        <message>
            <source>到窗口签声明</source>
            <translation>Sign a statement at the window</translation>
        </message>
        <message>
            <source>您想怎么走？</source>
            <translation>What would you like to do?</translation>
        </message>
        <message>
            <source>再加一件</source>
            <translation>One more</translation>
        </message>
        <message>
            <source>容缺是这样办的</source>
            <translation>How a pledge works</translation>
        </message>
        <message>
            <source>现在取号，照常排队、叫号</source>
            <translation>Take a number now and wait as usual</translation>
        </message>
        <message>
            <source>到窗口签一张承诺书，由窗口确认</source>
            <translation>Sign a pledge; the window decides</translation>
        </message>
        <message>
            <source>最迟 %1补齐，补齐后发证</source>
            <translation>Bring the paper by %1, then you get the result</translation>
        </message>
        <message>
            <source>先办齐的，其余下次</source>
            <translation>Start with what is ready</translation>
        </message>
        <message>
            <source>都带来了，现在取号</source>
            <translation>All here: get a number</translation>
        </message>
    </context>
</TS>
